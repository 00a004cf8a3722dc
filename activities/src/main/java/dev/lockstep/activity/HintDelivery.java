package dev.lockstep.activity;

import dev.lockstep.order.EndedOrder;
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
 * Brings a hint to an order that runs, and to one that has ended where it is news: that one is
 * opened again. Never starts an order that nobody had started.
 */
final class HintDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(HintDelivery.class);

  /** The end of a closed order is there at once; only one that runs again lets us wait. */
  private static final Duration FOR_ITS_END = Duration.ofSeconds(1);

  private static final int ATTEMPTS = 3;

  private final WorkflowClient client;

  HintDelivery(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Delivers one hint.
   *
   * @param news whether it is news to an order that ended so
   */
  HintAnswer give(String workflowId, String signal, Object hint, Predicate<EndedOrder> news) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      WorkflowStub order = client.newUntypedWorkflowStub(workflowId);
      try {
        order.signal(signal, hint);
        return HintAnswer.TAKEN;
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

  private HintAnswer afterTheEnd(
      WorkflowStub order, String signal, Object hint, Predicate<EndedOrder> news)
      throws TimeoutException {
    OrderRequest reopening = end(order).map(OrderResult::reopening).orElse(null);
    if (reopening == null || reopening.ended() == null) {
      return HintAnswer.OVER;
    }
    if (!news.test(reopening.ended())) {
      return HintAnswer.KNOWN;
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
    return HintAnswer.REOPENED;
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
