/**
 * Real HTTP in front of a platform: reads calls, lets faults strike, writes answers.
 *
 * <p>Takes rules from {@code fault}; serves the platforms, which implement {@link
 * dev.lockstep.sandbox.server.Platform}.
 *
 * <p>Invariant: calls under {@code /_sandbox} are never struck, so a rehearsal can always look.
 */
@NullMarked
package dev.lockstep.sandbox.server;

import org.jspecify.annotations.NullMarked;
