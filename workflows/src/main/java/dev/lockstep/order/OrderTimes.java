package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times one order goes by, worked out from the link's policy when the order was read.
 *
 * @param payBy unpaid after this, it is parked
 * @param rereadUnpaidEvery how often an unpaid order is read again without a hint
 * @param settle how long to wait before reading an incomplete new order again
 * @param completeBy still incomplete after this, it is parked; never shown until this, it ends
 * @param dispatchWithin counted from the release; not dispatched after it, it is parked
 * @param dispatchLatest not dispatched after it, it is parked however late it was released; null
 *     where its source does not press
 * @param decideCancellationWithin how long a warehouse may take over a cancellation
 * @param watchCancelledFor how long a cancelled fulfilment is watched for a stray dispatch
 * @param actWithin how long the owner of an exception has
 * @param retryParkedEvery how often an order parked over a connection tries again by itself
 */
public record OrderTimes(
    Instant payBy,
    Duration rereadUnpaidEvery,
    Duration settle,
    Instant completeBy,
    Duration dispatchWithin,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant dispatchLatest,
    Duration decideCancellationWithin,
    Duration watchCancelledFor,
    Duration actWithin,
    Duration retryParkedEvery) {

  /** When a fulfilment released at {@code releasedAt} has to have been dispatched. */
  public Instant dispatchBy(Instant releasedAt) {
    Instant usual = releasedAt.plus(dispatchWithin);
    return dispatchLatest == null || usual.isBefore(dispatchLatest) ? usual : dispatchLatest;
  }
}
