package dev.lockstep.reconciliation;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * What a reconciliation asks of the configuration and of Temporal. Runs on the queue of operations.
 * Every method only reads and may be repeated.
 */
@ActivityInterface
public interface ReconciliationActivities {

  /** Whom to ask about a link. Fails for good where the link is not configured. */
  @ActivityMethod(name = ReconciliationNames.PLAN)
  ReconciliationPlan plan(PlanRequest request);

  /**
   * The orders of a link that Temporal has started since the first day and until a day after the
   * last. Fails for good where the server has no lists.
   */
  @ActivityMethod(name = ReconciliationNames.LIST_KNOWN)
  OrderPage known(ListRequest request);

  /** The workflow of each order; one that cannot be looked up is unknown and fails nothing. */
  @ActivityMethod(name = ReconciliationNames.READ_WORKFLOWS)
  TemporalFacts workflows(ReadRequest request);
}
