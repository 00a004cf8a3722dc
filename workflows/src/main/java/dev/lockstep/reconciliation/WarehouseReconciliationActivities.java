package dev.lockstep.reconciliation;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * What a reconciliation asks of a warehouse. Runs on the warehouse connection's queue. Every method
 * only reads and may be repeated.
 */
@ActivityInterface
public interface WarehouseReconciliationActivities {

  /**
   * The orders that the warehouse shipped something of since the first day began, and those whose
   * fulfilment changed where it lists that. References that are not ours are left out.
   */
  @ActivityMethod(name = ReconciliationNames.LIST_SHIPPED)
  OrderPage shipped(ListRequest request);

  /** What it has of each order; one that cannot be looked up is unknown and fails nothing. */
  @ActivityMethod(name = ReconciliationNames.READ_WAREHOUSE)
  WarehouseFacts orders(WarehouseRequest request);
}
