/**
 * The process that runs workflows and activities.
 *
 * <p>{@link dev.lockstep.worker.Platforms} lists what a connection can be on, {@link
 * dev.lockstep.worker.config.ConfigLoader} reads the configuration, {@link
 * dev.lockstep.worker.Wiring} is the only place that knows every constructor, {@link
 * dev.lockstep.worker.WorkerProcess} starts and stops. Invariant: stateless; all state is
 * Temporal's and the platforms'.
 */
@NullMarked
package dev.lockstep.worker;

import org.jspecify.annotations.NullMarked;
