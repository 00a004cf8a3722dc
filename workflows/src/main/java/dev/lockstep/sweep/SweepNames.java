package dev.lockstep.sweep;

import dev.lockstep.common.ConnectionId;

/** Names that schedules and people depend on. Frozen, like those of the orders. */
public final class SweepNames {
  public static final String WORKFLOW_TYPE = "ShipmentSweep";
  public static final String ACTIVITY_TYPE = "SweepShipments";

  private SweepNames() {}

  /** One sweep at a time per connection; a schedule appends the time to it. */
  public static String workflowId(ConnectionId warehouse) {
    return "sweep/" + warehouse;
  }

  public static String scheduleId(ConnectionId warehouse) {
    return "sweep-shipments-" + warehouse;
  }
}
