package dev.lockstep.reconciliation;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * What a reconciliation asks of an order source. Runs on the source connection's queue. Every
 * method only reads and may be repeated.
 */
@ActivityInterface
public interface SourceReconciliationActivities {

  /** The orders changed since the first day began; needs a source that lists its changes. */
  @ActivityMethod(name = ReconciliationNames.LIST_CHANGED)
  OrderPage changed(ListRequest request);

  /** Each order as its source holds it; one that cannot be read is unknown and fails nothing. */
  @ActivityMethod(name = ReconciliationNames.READ_SOURCE)
  SourceFacts orders(ReadRequest request);
}
