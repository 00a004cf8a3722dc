package dev.lockstep.activity.replay;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Parked;
import dev.lockstep.order.Resolution;
import dev.lockstep.order.ResolutionResult;
import dev.lockstep.replay.ReplayItem;
import dev.lockstep.replay.ReplayOrder;
import dev.lockstep.replay.ReplayWish;
import dev.lockstep.replay.ReplayedOrder;
import dev.lockstep.replay.ReplayedOrder.Outcome;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Retries everything an order is parked over. */
final class Retrying {
  /** Without a worker the server holds a question for as long as it likes. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final WorkflowClient client;

  Retrying(WorkflowClient client) {
    this.client = client;
  }

  ReplayedOrder retry(ReplayOrder asked) {
    ReplayItem item = asked.item();
    WorkflowStub order =
        client.newUntypedWorkflowStub(OrderNames.workflowId(item.link(), item.order()));
    try {
      return within(() -> retry(order, asked)).orElseGet(() -> unanswered(item));
    } catch (WorkflowQueryException e) {
      return ReplayedOrder.of(
          item,
          Outcome.REFUSED,
          "Its own code fails under the running build. Look with: lockstep orders explain "
              + item.order());
    }
  }

  private static ReplayedOrder retry(WorkflowStub order, ReplayOrder asked) {
    ReplayItem item = asked.item();
    List<Parked> parked = status(order).parked();
    List<Parked> safe = parked.stream().filter(it -> mayBeRetried(it, asked.wish())).toList();
    for (Parked matter : safe) {
      Optional<String> refusal = resolve(order, asked, matter);
      if (refusal.isPresent() && status(order).parked().contains(matter)) {
        return ReplayedOrder.of(item, Outcome.REFUSED, refusal.get());
      }
    }
    if (parked.isEmpty()) {
      return ReplayedOrder.of(item, Outcome.NOT_NEEDED, "It went on meanwhile.");
    }
    return safe.size() < parked.size()
        ? ReplayedOrder.of(
            item,
            Outcome.CHANGED,
            "%d of %d matters retried; OUTCOME_UNKNOWN is left to a person."
                .formatted(safe.size(), parked.size()))
        : ReplayedOrder.of(item, Outcome.DONE, "It tries again where it stands.");
  }

  private static boolean mayBeRetried(Parked matter, ReplayWish wish) {
    return matter.code() != ExceptionCode.OUTCOME_UNKNOWN || wish == ReplayWish.RETRY;
  }

  /** Under an id of its own, so that a repeat of this replay is not a second retry. */
  private static Optional<String> resolve(WorkflowStub order, ReplayOrder asked, Parked matter) {
    String part = matter.fulfilment() == null ? "" : "/" + matter.fulfilment();
    UpdateOptions<ResolutionResult> options =
        UpdateOptions.newBuilder(ResolutionResult.class)
            .setUpdateName(OrderNames.RESOLVE)
            .setUpdateId(
                "replay/" + asked.replay() + part + "/" + matter.code() + "/" + matter.since())
            .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
            .build();
    Resolution resolution =
        new Resolution(
            Resolution.VERSION,
            ResolutionKind.RETRY,
            asked.author(),
            asked.reason(),
            List.of(),
            matter.fulfilment(),
            matter.code());
    try {
      var unused = order.startUpdate(options, resolution).getResult();
      return Optional.empty();
    } catch (WorkflowUpdateException e) {
      return Optional.of(refusal(e));
    }
  }

  private static OrderStatus status(WorkflowStub order) {
    return order.query(OrderNames.STATUS, OrderStatus.class);
  }

  private static String refusal(WorkflowUpdateException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure refused) {
        return refused.getOriginalMessage();
      }
    }
    return "The order refused. Look with: lockstep orders show";
  }

  private static ReplayedOrder unanswered(ReplayItem item) {
    return ReplayedOrder.of(
        item,
        Outcome.REFUSED,
        "No worker answered for the order within %d s. Start one: lockstep worker"
            .formatted(PATIENCE.toSeconds()));
  }

  private static <T> Optional<T> within(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              try {
                answer.complete(question.get());
              } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
              }
            });
    try {
      return Optional.of(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      asking.interrupt();
      return Optional.empty();
    } catch (InterruptedException e) {
      asking.interrupt();
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException("A question ended unexpectedly.", e);
    }
  }
}
