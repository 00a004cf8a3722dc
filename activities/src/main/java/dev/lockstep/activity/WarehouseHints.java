package dev.lockstep.activity;

import dev.lockstep.order.Dispatched;
import dev.lockstep.order.EndedFulfilment;
import dev.lockstep.order.FulfilmentChanged;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DataConverterException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(WarehouseHints.class);

  /** The end of a closed order is there at once; only one that runs again lets us wait. */
  private static final Duration FOR_ITS_END = Duration.ofSeconds(1);

  private static final int ATTEMPTS = 3;

  private final WorkflowClient client;

  public WarehouseHints(WorkflowClient client) {
    this.client = client;
  }

  /** What became of a hint. */
  public enum Answer {
    /** A running order has it. */
    TAKEN,
    /** The order had ended; it is open again and has it. */
    REOPENED,
    /** The order has ended, and knew it. */
    KNOWN,
    /** The order has ended, and no warehouse had any of it. */
    OVER
  }

  /** A dispatch: news to an ended order if it had not seen the shipment so. */
  public Answer dispatched(String workflowId, Dispatched hint) {
    return give(
        workflowId,
        OrderNames.DISPATCHED,
        hint,
        ended -> ended.isMeantBy(hint.fulfilment()) && ended.isNews(hint));
  }

  /** A shipment was corrected or taken back: news to an ended order, once. */
  public Answer corrected(String workflowId, FulfilmentChanged hint) {
    return give(
        workflowId,
        OrderNames.FULFILMENT_CHANGED,
        hint,
        ended -> ended.isMeantBy(hint.fulfilment()) && ended.isNewsOfACorrection(hint));
  }

  /** The fulfilment changed in another way: news to an ended order that something shipped of. */
  public Answer altered(String workflowId, FulfilmentChanged hint) {
    return give(
        workflowId,
        OrderNames.FULFILMENT_CHANGED,
        hint,
        ended -> ended.isMeantBy(hint.fulfilment()) && ended.isNewsOfAChange(hint));
  }

  private Answer give(
      String workflowId, String signal, Object hint, Predicate<EndedFulfilment> news) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      WorkflowStub order = client.newUntypedWorkflowStub(workflowId);
      try {
        order.signal(signal, hint);
        return Answer.TAKEN;
      } catch (WorkflowNotFoundException endedOrNeverStarted) {
        try {
          return afterTheEnd(order, signal, hint, news);
        } catch (TimeoutException e) {
          LOG.debug("An order was opened again meanwhile: {}.", workflowId);
        }
      }
    }
    throw new StatusRuntimeException(
        Status.UNAVAILABLE.withDescription("An order is opened and ended again and again."));
  }

  private Answer afterTheEnd(
      WorkflowStub order, String signal, Object hint, Predicate<EndedFulfilment> news)
      throws TimeoutException {
    OrderRequest reopening = end(order).map(OrderResult::reopening).orElse(null);
    if (reopening == null || reopening.ended() == null) {
      return Answer.OVER;
    }
    if (reopening.ended().fulfilments().stream().noneMatch(news)) {
      return Answer.KNOWN;
    }
    WorkflowOptions options =
        OrderStarts.options(reopening, OrderStage.CONFIRMING)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
            .build();
    client
        .newUntypedWorkflowStub(OrderNames.WORKFLOW_TYPE, options)
        .signalWithStart(signal, new Object[] {hint}, new Object[] {reopening});
    LOG.info(
        "An order was opened again. link={} order={} signal={}",
        reopening.link(),
        reopening.order(),
        signal);
    return Answer.REOPENED;
  }

  /** Empty where it ended otherwise than by itself: there is nothing to go on from. */
  private static Optional<OrderResult> end(WorkflowStub order) throws TimeoutException {
    try {
      return Optional.ofNullable(
          order.getResult(FOR_ITS_END.toMillis(), TimeUnit.MILLISECONDS, OrderResult.class));
    } catch (WorkflowFailedException e) {
      return Optional.empty();
    } catch (DataConverterException e) {
      LOG.warn(
          "How an order ended is not understood, so that nothing reopens it. workflow={}",
          order.getExecution().getWorkflowId(),
          e);
      return Optional.empty();
    }
  }
}
