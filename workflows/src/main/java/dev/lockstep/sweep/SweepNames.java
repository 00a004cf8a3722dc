package dev.lockstep.sweep;

/** Names that schedules and running sweeps depend on. Frozen, like those of the orders. */
public final class SweepNames {
  public static final String WORKFLOW_TYPE = "ShipmentSweep";
  public static final String ACTIVITY_TYPE = "SweepShipments";
  public static final String ORDERS_WORKFLOW_TYPE = "OrderSweep";
  public static final String ORDERS_ACTIVITY_TYPE = "SweepOrders";

  private SweepNames() {}
}
