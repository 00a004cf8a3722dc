package dev.lockstep.webhook;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationRequest;
import dev.lockstep.order.LineProgress;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.model.LineQuantity;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancellations of platforms that wait for the decision while they hold the line.
 *
 * <p>The request's id is the id of the update, so that a repeated call joins the decision under way
 * instead of asking anew. What is not decided in time is decided all the same, for the next call.
 */
public final class AskedCancellations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AskedCancellations.class);

  /** Leaves a sender that waits fifteen seconds its answer in time. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final WorkflowClient client;
  private final LinkDirectory links;
  private final InstantSource clock;
  private final Duration patience;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public AskedCancellations(
      WorkflowClient client, LinkDirectory links, InstantSource clock, Duration patience) {
    this.client = client;
    this.links = links;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Asks the order, wherever it stands, and waits a while.
   *
   * @return empty where nothing is decided yet, or nobody knows the order: to be asked again
   */
  Optional<CancellationDecision> ask(
      ConnectionId from, OrderId order, CancellationRequest request) {
    Future<Optional<CancellationDecision>> asked =
        threads.submit(() -> askEveryLink(from, order, request));
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      LOG.warn(
          "A cancellation could not be put to its order; its sender will repeat it: connection {}, order {}, {}.",
          from,
          order,
          e.getCause() == null ? "unknown" : e.getCause().getClass().getSimpleName());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      asked.cancel(true);
    }
  }

  /** A call under way is given up; the decision it waits for is made all the same. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Optional<CancellationDecision> askEveryLink(
      ConnectionId from, OrderId order, CancellationRequest request) {
    return links.fedBy(from).stream()
        .map(link -> ask(link.link(), order, request))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<CancellationDecision> ask(
      LinkId link, OrderId order, CancellationRequest request) {
    WorkflowStub stub = client.newUntypedWorkflowStub(OrderNames.workflowId(link, order));
    try {
      return Optional.of(
          stub.startUpdate(
                  UpdateOptions.newBuilder(CancellationDecision.class)
                      .setUpdateName(OrderNames.REQUEST_CANCELLATION)
                      .setUpdateId(String.valueOf(request.requestId()))
                      .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                      .build(),
                  request)
              .getResult());
    } catch (WorkflowNotFoundException e) {
      return closed(stub, request);
    }
  }

  /** What the end of a closed order says about the request; empty where there never was one. */
  private Optional<CancellationDecision> closed(WorkflowStub stub, CancellationRequest request) {
    try {
      OrderResult end =
          stub.getResult(patience.toMillis(), TimeUnit.MILLISECONDS, OrderResult.class);
      return Optional.of(
          isCancelled(end, request)
              ? decision(CancellationDecision.Outcome.CANCELLED, end, "The order is cancelled.")
              : decision(CancellationDecision.Outcome.TOO_LATE, end, "The order has shipped."));
    } catch (WorkflowException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private static boolean isCancelled(OrderResult end, CancellationRequest request) {
    if (end.stage() == OrderStage.CANCELLED) {
      return true;
    }
    var byLine =
        end.lines().stream().collect(Collectors.toMap(LineProgress::line, Function.identity()));
    return !request.wholeOrder()
        && request.lines().stream()
            .allMatch(asked -> {
              LineProgress line = byLine.get(asked.line());
              return line != null
                  && (line.dispatched().isZero()
                      || line.cancelled().compareTo(asked.quantity()) >= 0);
            });
  }

  private CancellationDecision decision(
      CancellationDecision.Outcome outcome, OrderResult end, String message) {
    List<LineQuantity> cancelled =
        end.lines().stream()
            .filter(line -> !line.cancelled().isZero())
            .map(line -> new LineQuantity(line.line(), line.cancelled()))
            .toList();
    return new CancellationDecision(
        CancellationDecision.VERSION,
        outcome,
        end.stage().name(),
        clock.instant(),
        cancelled,
        message);
  }
}
