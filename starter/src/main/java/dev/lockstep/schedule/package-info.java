/**
 * What runs by the clock: the sweeps of each connection, shipments of warehouses and orders of
 * sources, and the alerts.
 *
 * <p>Temporal keeps the time where it can; where the server has no schedules, the process that
 * started {@link dev.lockstep.schedule.Sweeps} does. The workflow behind both is {@link
 * dev.lockstep.sweep.ShipmentSweepWorkflow} or {@link dev.lockstep.sweep.OrderSweepWorkflow}.
 * Invariant: per connection at most one sweep runs, and a sweep that failed leaves its time to the
 * next one.
 */
@NullMarked
package dev.lockstep.schedule;

import org.jspecify.annotations.NullMarked;
