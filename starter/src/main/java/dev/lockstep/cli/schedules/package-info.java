/**
 * The sweeps as Temporal's schedules show them: when they ran, what they found, when they run next.
 *
 * <p>Neighbours: {@link dev.lockstep.schedule.Sweeps} creates them, workers run them; the commands
 * print and pause them. Invariant: what somebody pauses here stays paused until somebody resumes
 * it.
 */
@NullMarked
package dev.lockstep.cli.schedules;

import org.jspecify.annotations.NullMarked;
