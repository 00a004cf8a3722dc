/**
 * The platforms on stage: what the demo has to know of an order source and of a warehouse in order
 * to play stories between them, whatever they are called.
 *
 * <p>Neighbours: {@link dev.lockstep.demo} plays; the sandbox lends the stand-ins. Invariant: only
 * the classes that implement {@link dev.lockstep.demo.stage.Shop} and {@link
 * dev.lockstep.demo.stage.Depot} know what a platform is like, and none of them knows another.
 */
@NullMarked
package dev.lockstep.demo.stage;

import org.jspecify.annotations.NullMarked;
