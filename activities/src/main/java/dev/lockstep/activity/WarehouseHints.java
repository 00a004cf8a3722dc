package dev.lockstep.activity;

import dev.lockstep.order.Dispatched;
import dev.lockstep.order.EndedFulfilment;
import dev.lockstep.order.FulfilmentChanged;
import dev.lockstep.order.OrderNames;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.util.function.Predicate;

/**
 * What a warehouse says, on its way to the order it is about.
 *
 * <p>A running order gets it as a signal. An order that has ended left behind what it had seen:
 * what is in there is known and costs nothing; what is not opens the order again, where the
 * warehouse leads it on. An order that never started is not started by a warehouse.
 *
 * <p>Every method may be repeated, from anywhere at once: the order takes each event once, and of
 * several that open it the first does. All throw {@link WorkflowNotFoundException} where there
 * never was such an order (or its namespace), and other exceptions of Temporal's client where
 * nobody knows whether the hint was taken.
 */
public final class WarehouseHints {
  private final HintDelivery delivery;

  public WarehouseHints(WorkflowClient client) {
    this.delivery = new HintDelivery(client);
  }

  /** A dispatch: news to an ended order if it had not seen the shipment so. */
  public HintAnswer dispatched(String workflowId, Dispatched hint) {
    return give(
        workflowId,
        OrderNames.DISPATCHED,
        hint,
        ended -> ended.isMeantBy(hint.fulfilment()) && ended.isNews(hint));
  }

  /** A shipment was corrected or taken back: news to an ended order, once. */
  public HintAnswer corrected(String workflowId, FulfilmentChanged hint) {
    return give(
        workflowId,
        OrderNames.FULFILMENT_CHANGED,
        hint,
        ended -> ended.isMeantBy(hint.fulfilment()) && ended.isNewsOfACorrection(hint));
  }

  /** The fulfilment changed in another way: news to an ended order that something shipped of. */
  public HintAnswer altered(String workflowId, FulfilmentChanged hint) {
    return give(
        workflowId,
        OrderNames.FULFILMENT_CHANGED,
        hint,
        ended -> ended.isMeantBy(hint.fulfilment()) && ended.isNewsOfAChange(hint));
  }

  private HintAnswer give(
      String workflowId, String signal, Object hint, Predicate<EndedFulfilment> news) {
    return delivery.give(
        workflowId, signal, hint, ended -> ended.fulfilments().stream().anyMatch(news));
  }
}
