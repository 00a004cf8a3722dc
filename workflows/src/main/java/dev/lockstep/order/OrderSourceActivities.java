package dev.lockstep.order;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * What the order workflow asks of an order source. Runs on the source connection's task queue.
 *
 * <p>Every method may be repeated at any time and from any run: it reads the truth first and writes
 * only what is missing. A business outcome is the return value. An exception means that it could
 * not be found out or done; it is an application failure typed {@code PlatformFailure.<kind>} (see
 * {@link dev.lockstep.common.FailureKind}), whose retryability and delay are set where it is
 * thrown.
 */
@ActivityInterface
public interface OrderSourceActivities {

  /**
   * Reads the order and judges it: cancelled, incomplete, unpaid, faulty, or ready with its split.
   * Asks the warehouses which SKUs they know. Writes nothing.
   */
  @ActivityMethod(name = "AssessOrder")
  Assessment assess(AssessmentRequest request);

  /**
   * Reads the fulfilment's shipments from its warehouse, writes the deliveries and parcels the
   * source lacks, and reads back. Costs nothing but reads when the source shows everything already.
   */
  @ActivityMethod(name = "ConfirmDispatch")
  Confirmation confirm(ConfirmationRequest request);

  /** Notes at the source that the warehouse has the fulfilment; a repeat changes nothing. */
  @ActivityMethod(name = "AcknowledgeRelease")
  void acknowledgeRelease(ReleaseNotice notice);

  /**
   * Marks the order cancelled, or leaves the refusal with its evidence; a repeat changes nothing.
   */
  @ActivityMethod(name = "ReportCancellation")
  void reportCancellation(CancellationNotice notice);
}
