package dev.lockstep.cli.explain;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.order.EndedFulfilment;
import dev.lockstep.order.FreeText;
import dev.lockstep.order.FulfilmentPlan;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.ReleaseOutcome;
import dev.lockstep.order.ReleaseRequest;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who stopped an order, and what of it warehouses were given until then, from its history. */
final class StopFacts {
  private static final String RELEASE = "ReleaseFulfilment";

  private final DataConverter converter;
  private final Map<Long, ReleaseRequest> asked = new LinkedHashMap<>();
  private final Map<Long, ReleaseOutcome> answered = new LinkedHashMap<>();
  private final Map<FulfilmentRef, String> sent = new LinkedHashMap<>();
  private @Nullable String canceller;
  private Stop.@Nullable How how;
  private @Nullable String by;
  private @Nullable String reason;

  StopFacts(DataConverter converter) {
    this.converter = converter;
  }

  void take(HistoryEvent event) {
    switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED ->
          decoded(event.getWorkflowExecutionStartedEventAttributes().getInput(), OrderRequest.class)
              .map(OrderRequest::ended)
              .ifPresent(ended -> ended.fulfilments().forEach(this::take));
      case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> {
        var step = event.getActivityTaskScheduledEventAttributes();
        if (step.getActivityType().getName().equals(RELEASE)) {
          decoded(step.getInput(), ReleaseRequest.class)
              .ifPresent(request -> asked.put(event.getEventId(), request));
        }
      }
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED -> {
        var step = event.getActivityTaskCompletedEventAttributes();
        if (asked.containsKey(step.getScheduledEventId())) {
          decoded(step.getResult(), ReleaseOutcome.class)
              .ifPresent(outcome -> answered.put(step.getScheduledEventId(), outcome));
        }
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED -> {
        var end = event.getWorkflowExecutionTerminatedEventAttributes();
        stopped(Stop.How.TERMINATED, end.getIdentity(), end.getReason());
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED ->
          canceller = event.getWorkflowExecutionCancelRequestedEventAttributes().getIdentity();
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED ->
          stopped(Stop.How.CANCELLED_IN_TEMPORAL, canceller == null ? "" : canceller, "");
      case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED -> stopped(Stop.How.FAILED, "", "");
      case EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT -> stopped(Stop.How.TIMED_OUT, "", "");
      default -> {}
    }
  }

  /** What an earlier run of the order had sent. */
  private void take(EndedFulfilment fulfilment) {
    String id = fulfilment.warehouseId();
    sent.put(
        fulfilment.plan().ref(),
        id == null ? mayHave(fulfilment.plan()) : took(fulfilment.plan(), id));
  }

  Optional<Stop> stop() {
    return Optional.ofNullable(how).map(end -> new Stop(end, by, reason, sent()));
  }

  private void stopped(Stop.How end, String identity, String words) {
    how = end;
    by = identity.isBlank() ? null : identity;
    reason = words.isBlank() || !FreeText.isHarmless(words) ? null : FreeText.onOneLine(words);
  }

  /** Of each fulfilment, what its releases came to. */
  private List<String> sent() {
    Map<FulfilmentRef, String> all = new LinkedHashMap<>(sent);
    asked.forEach((step, request) -> {
      FulfilmentPlan plan = request.plan();
      switch (answered.get(step)) {
        case ReleaseOutcome.Released released ->
            all.put(plan.ref(), took(plan, released.warehouseId()));
        case ReleaseOutcome.ContentDiffers ignored ->
            all.put(
                plan.ref(),
                "%s has something else under %s".formatted(plan.warehouse(), plan.ref()));
        case ReleaseOutcome.Refused ignored -> all.remove(plan.ref());
        // Nothing was sent then; what was sent before stands.
        case ReleaseOutcome.SourceMoved ignored -> {}
        case null -> all.put(plan.ref(), mayHave(plan));
      }
    });
    return List.copyOf(all.values());
  }

  private static String took(FulfilmentPlan plan, String id) {
    return "%s took %s as %s".formatted(plan.warehouse(), plan.ref(), id);
  }

  private static String mayHave(FulfilmentPlan plan) {
    return "%s may have %s".formatted(plan.warehouse(), plan.ref());
  }

  private <T> Optional<T> decoded(Payloads payloads, Class<T> type) {
    try {
      return Optional.ofNullable(converter.fromPayloads(0, Optional.of(payloads), type, type));
    } catch (DataConverterException e) {
      return Optional.empty();
    }
  }
}
