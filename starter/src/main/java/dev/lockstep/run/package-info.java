/**
 * The parts of Lockstep as one configuration file starts them: {@link dev.lockstep.run.WorkerRun}
 * and {@link dev.lockstep.run.WebhookRun}.
 *
 * <p>Neighbours: the commands and the demo start parts here and nowhere else, so that the demo runs
 * what production runs. Invariant: a part needs its file and nothing of the other parts.
 */
@NullMarked
package dev.lockstep.run;

import org.jspecify.annotations.NullMarked;
