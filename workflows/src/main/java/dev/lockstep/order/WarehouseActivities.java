package dev.lockstep.order;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * What the order workflow asks of a warehouse. Runs on the warehouse connection's task queue.
 *
 * <p>The same promises as {@link OrderSourceActivities}: repeatable, outcomes are values,
 * exceptions mean "could not find out".
 */
@ActivityInterface
public interface WarehouseActivities {

  /**
   * Creates the fulfilment exactly once: looks it up by our reference, creates it only where it is
   * surely absent, reads it back and compares line by line. Reads the order anew for the address;
   * if its version is not the checked one, nothing is sent. Then notes at the source that the
   * warehouse has it; should that fail, the release still stands and says so.
   *
   * <p>A warehouse that would make a second order of a second create gets one only. What is left
   * with Temporal before it is sent, as heartbeat details, is the time; an empty text takes it
   * back. As long as it stands, every failure is one of type OUTCOME_UNKNOWN, and has that time as
   * its second detail. Asked with {@link ReleaseRequest#sentAt}, it looks once and sends nothing.
   *
   * <p>Where a second create is none, one that was given up without an answer is left as the time
   * behind {@link OrderNames#MARK_GIVEN_UP}, and not repeated before some time has passed.
   */
  @ActivityMethod(name = "ReleaseFulfilment")
  ReleaseOutcome release(ReleaseRequest request);

  /**
   * Asks for the live status, cancels before the cut-off, and reads back. What the warehouse does
   * not show is cancelled, too, but fails as OUTCOME_UNKNOWN for a while after {@link
   * WithdrawalRequest#givenUpAt}.
   */
  @ActivityMethod(name = "WithdrawFulfilment")
  WithdrawalOutcome withdraw(WithdrawalRequest request);

  /** Compares the fulfilment with the order as it is now and amends what the warehouse lets. */
  @ActivityMethod(name = "AmendFulfilment")
  EditOutcome amend(EditRequest request);
}
