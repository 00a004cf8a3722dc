package dev.lockstep.activity.replay;

import com.google.protobuf.Timestamp;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.replay.ReplayWish;
import dev.lockstep.replay.policy.OrderSituation;
import dev.lockstep.replay.policy.OrderSituation.Code;
import dev.lockstep.replay.policy.OrderSituation.How;
import dev.lockstep.replay.policy.OrderSituation.Release;
import dev.lockstep.replay.policy.OrderSituation.Reopening;
import dev.lockstep.replay.policy.OrderSituation.ResetPoints;
import dev.lockstep.replay.policy.OrderSituation.Underway;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at an order in Temporal: reads only, costs no billed action and needs no worker. */
final class OrderLook {
  /** The second attempt may be owed to a worker that was killed. */
  private static final int FAILS_FROM = 3;

  /** How long an attempt of a run that was ended may still be running in its worker. */
  private static final Duration LAST_ATTEMPT = Duration.ofMinutes(2);

  private static final SearchAttributeKey<List<String>> PROBLEMS =
      SearchAttributeKey.forKeywordList("TemporalReportedProblems");

  private final WorkflowClient client;
  private final Trial trial;
  private final InstantSource clock;

  OrderLook(WorkflowClient client, Trial trial, InstantSource clock) {
    this.client = client;
    this.trial = trial;
    this.clock = clock;
  }

  /**
   * An order as it was seen.
   *
   * @param run the run that was looked at; null where there is none
   * @param history of that run, where it mattered
   * @param result how it ended, where it completed
   */
  record Seen(
      OrderSituation situation,
      @Nullable String run,
      @Nullable OrderHistory history,
      @Nullable OrderResult result) {}

  /**
   * @throws StatusRuntimeException where Temporal did not answer
   */
  Seen look(LinkId link, OrderId order, ReplayWish wish) {
    String workflowId = OrderNames.workflowId(link, order);
    DescribeWorkflowExecutionResponse described;
    try {
      described = describe(workflowId);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return new Seen(new OrderSituation.Unknown(), null, null, null);
      }
      throw e;
    }
    return switch (described.getWorkflowExecutionInfo().getStatus()) {
      case WORKFLOW_EXECUTION_STATUS_RUNNING, WORKFLOW_EXECUTION_STATUS_PAUSED ->
          running(workflowId, described, wish);
      default -> ended(workflowId, described, wish);
    };
  }

  private DescribeWorkflowExecutionResponse describe(String workflowId) {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                .build());
  }

  private Seen running(
      String workflowId, DescribeWorkflowExecutionResponse described, ReplayWish wish) {
    SearchAttributes attributes = attributes(described);
    Code code = fails(described, attributes) ? Code.FAILS : Code.WORKS;
    Optional<ExceptionCode> parked =
        word(attributes, OrderNames.SA_EXCEPTION, ExceptionCode.values());
    List<PendingActivityInfo> pending = described.getPendingActivitiesList();
    String run = run(described);
    boolean historyMatters = code == Code.FAILS || wish == ReplayWish.RESET || parked.isEmpty();
    @Nullable OrderHistory history = historyMatters ? history(workflowId, run) : null;
    return new Seen(
        new OrderSituation.Running(
            stage(attributes),
            parked,
            code,
            pending.stream().map(activity -> underway(activity, history)).toList(),
            release(pending, history),
            history == null ? Optional.empty() : history.lastStepFailed(),
            points(history, code == Code.FAILS ? trial : null)),
        run,
        history,
        null);
  }

  private Seen ended(
      String workflowId, DescribeWorkflowExecutionResponse described, ReplayWish wish) {
    How how = how(described.getWorkflowExecutionInfo().getStatus());
    String run = run(described);
    boolean historyMatters = how != How.COMPLETED || wish != ReplayWish.WHATEVER_FITS;
    @Nullable OrderHistory history = historyMatters ? history(workflowId, run) : null;
    @Nullable OrderResult result = how == How.COMPLETED ? result(workflowId, run) : null;
    Instant closed = instant(described.getWorkflowExecutionInfo().getCloseTime());
    return new Seen(
        new OrderSituation.Ended(
            how,
            result == null ? stage(attributes(described)) : result.stage(),
            result == null || result.reopening() == null || result.wasNeverShown()
                ? Reopening.NONE
                : Reopening.POSSIBLE,
            history == null ? OrderSituation.Sent.SOMETHING : history.sent(),
            history == null ? OrderSituation.Cancellation.NOT_ASKED : history.cancellation(),
            release(history, closed),
            points(history, how == How.COMPLETED ? null : trial)),
        run,
        history,
        result);
  }

  private static ResetPoints points(@Nullable OrderHistory history, @Nullable Trial trial) {
    return history == null
        ? ResetPoints.NONE
        : new ResetPoints(
            trial == null ? Optional.empty() : history.latestFitting(trial),
            history.beforeLastStep());
  }

  private OrderHistory history(String workflowId, String run) {
    return new OrderHistory(
        client.fetchHistory(workflowId, run), client.getOptions().getDataConverter());
  }

  /** How it completed, from the last event, so that nobody has to wait for a worker. */
  private @Nullable OrderResult result(String workflowId, String run) {
    List<HistoryEvent> events = client.fetchHistory(workflowId, run).getEvents();
    HistoryEvent last = events.getLast();
    if (last.getEventType() != EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED) {
      return null;
    }
    Payloads result = last.getWorkflowExecutionCompletedEventAttributes().getResult();
    try {
      return client
          .getOptions()
          .getDataConverter()
          .fromPayloads(0, Optional.of(result), OrderResult.class, OrderResult.class);
    } catch (DataConverterException e) {
      return null;
    }
  }

  private static boolean fails(
      DescribeWorkflowExecutionResponse described, SearchAttributes attributes) {
    List<String> problems = attributes.get(PROBLEMS);
    return described.getPendingWorkflowTask().getAttempt() >= FAILS_FROM
        || (problems != null && !problems.isEmpty());
  }

  private Underway underway(PendingActivityInfo activity, @Nullable OrderHistory history) {
    String type = activity.getActivityType().getName();
    Instant next =
        activity.hasNextAttemptScheduleTime()
            ? instant(activity.getNextAttemptScheduleTime())
            : Instant.EPOCH;
    Duration untilNext = Duration.between(clock.instant(), next);
    return new Underway(
        activity.getActivityId(),
        history == null ? type : history.what(activity.getActivityId(), type),
        state(activity, untilNext),
        untilNext.isNegative() ? Duration.ZERO : untilNext);
  }

  private static Underway.State state(PendingActivityInfo activity, Duration untilNext) {
    if (activity.getPaused()) {
      return activity.getPauseInfo().getManual().getReason().equals(Replaying.PAUSE_REASON)
          ? Underway.State.PAUSED_BY_A_REPLAY
          : Underway.State.PAUSED;
    }
    if (activity.getState() != PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED) {
      return Underway.State.RUNNING;
    }
    return untilNext.isPositive()
        ? Underway.State.WAITS_FOR_THE_NEXT_ATTEMPT
        : Underway.State.WAITS_FOR_A_WORKER;
  }

  private Release release(List<PendingActivityInfo> pending, @Nullable OrderHistory history) {
    Release release =
        history != null && history.hasUnknownCreate() ? Release.UNSETTLED : Release.SETTLED;
    for (PendingActivityInfo activity : pending) {
      if (!activity.getActivityType().getName().equals(OrderHistory.RELEASE)) {
        continue;
      }
      if (activity.getState() != PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED) {
        return Release.UNDER_WAY;
      }
      if (isMarkedAsSent(activity) || mayHaveHadAnEffect(activity)) {
        release = Release.UNSETTLED;
      }
    }
    return release;
  }

  /** The mark of a create that may have arrived, blanked where it had no effect. */
  private boolean isMarkedAsSent(PendingActivityInfo activity) {
    DataConverter converter = client.getOptions().getDataConverter();
    if (!activity.hasHeartbeatDetails()) {
      return false;
    }
    String mark =
        converter.fromPayloads(
            0, Optional.of(activity.getHeartbeatDetails()), String.class, String.class);
    return mark == null || !mark.isEmpty();
  }

  private static boolean mayHaveHadAnEffect(PendingActivityInfo activity) {
    return activity.hasLastFailure() && !OrderHistory.hadNoEffect(activity.getLastFailure());
  }

  private Release release(@Nullable OrderHistory history, Instant closed) {
    if (history == null) {
      return Release.SETTLED;
    }
    if (history.hasOpenCreate()) {
      return closed.plus(LAST_ATTEMPT).isAfter(clock.instant())
          ? Release.UNDER_WAY
          : Release.UNSETTLED;
    }
    return history.hasUnknownCreate() ? Release.UNSETTLED : Release.SETTLED;
  }

  private static How how(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> How.COMPLETED;
      case WORKFLOW_EXECUTION_STATUS_TERMINATED -> How.TERMINATED;
      case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> How.TIMED_OUT;
      case WORKFLOW_EXECUTION_STATUS_CANCELED -> How.CANCELLED;
      default -> How.FAILED;
    };
  }

  private SearchAttributes attributes(DescribeWorkflowExecutionResponse described) {
    return new WorkflowExecutionMetadata(
            described.getWorkflowExecutionInfo(), client.getOptions().getDataConverter())
        .getTypedSearchAttributes();
  }

  private static @Nullable OrderStage stage(SearchAttributes attributes) {
    return word(attributes, OrderNames.SA_STAGE, OrderStage.values()).orElse(null);
  }

  private static <E extends Enum<E>> Optional<E> word(
      SearchAttributes attributes, String name, E[] words) {
    String shown = attributes.get(SearchAttributeKey.forKeyword(name));
    return Arrays.stream(words).filter(word -> word.name().equals(shown)).findFirst();
  }

  private static String run(DescribeWorkflowExecutionResponse described) {
    return described.getWorkflowExecutionInfo().getExecution().getRunId();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
