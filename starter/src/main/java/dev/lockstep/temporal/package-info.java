/**
 * A Temporal server on this machine, for the demo, the benchmark and the tests: the real
 * development server where its CLI is found or can be built, the SDK's in-memory server otherwise.
 *
 * <p>Neighbours: the commands and the demo start servers here; {@code
 * dev.lockstep.worker.SearchAttributeSetup} makes their search attributes usable. Invariant: a
 * server listens on the loopback interface only, and ends with the process that started it.
 */
@NullMarked
package dev.lockstep.temporal;

import org.jspecify.annotations.NullMarked;
