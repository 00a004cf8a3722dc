package dev.lockstep.activity;

import dev.lockstep.order.OrderChanged;
import dev.lockstep.order.OrderNames;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Cancellations at an order source, on their way to orders that somebody has started.
 *
 * <p>An order that has shipped and ended is opened again, reads its source, and tells a person that
 * the parcels are on their way. An order that ended as cancelled, or had read of the cancellation
 * before it ended, is left alone.
 */
public final class CancellationHints {
  private final HintDelivery delivery;

  public CancellationHints(WorkflowClient client) {
    this.delivery = new HintDelivery(client);
  }

  /**
   * Delivers one; may be repeated, from anywhere at once.
   *
   * <p>The order gets it without its version: it drops what is older than our own last write to it,
   * whether it read what stood before that or not.
   *
   * @param eventId the sender's id of the event; null where there is none
   * @param version at which the source shows it; null where nobody says
   * @throws WorkflowNotFoundException where there never was such an order, or its namespace
   */
  public HintAnswer cancelled(String workflowId, @Nullable String eventId, @Nullable Long version) {
    return delivery.give(
        workflowId,
        OrderNames.ORDER_CHANGED,
        new OrderChanged(OrderChanged.VERSION, eventId, null),
        ended -> ended.isNewsOfACancellation(version));
  }
}
