package dev.lockstep.cli;

import static java.util.Objects.requireNonNull;

import dev.lockstep.cli.connection.PauseDesk;
import dev.lockstep.cli.explain.Advice;
import dev.lockstep.cli.explain.Explanation;
import dev.lockstep.cli.explain.HistoryFacts;
import dev.lockstep.cli.explain.PendingStep;
import dev.lockstep.cli.explain.Reading;
import dev.lockstep.cli.find.WebUi;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Parked;
import dev.lockstep.worker.config.LinkConfig;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowQueryException;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers everything about one order, from Temporal, its worker and its platforms. */
final class Explaining {
  /** The second attempt may be owed to a worker that was killed. */
  private static final int FAILS_FROM = 3;

  private static final Duration FAILING_PATIENCE = Duration.ofSeconds(5);

  private final Session session;
  private final OrderDesk desk;
  private final WaitOption wait;

  Explaining(Session session, OrderDesk desk, WaitOption wait) {
    this.session = session;
    this.desk = desk;
    this.wait = wait;
  }

  /**
   * @param platforms asks them; empty where they shall not be asked
   * @param wire where the calls made for it are kept
   * @param typed the options that name the configuration and the link
   */
  Explanation of(
      LinkId link, OrderId order, Optional<LiveFacts> platforms, WireFacts wire, String typed) {
    String workflowId = OrderNames.workflowId(link, order);
    var described = wait.temporal(() -> describe(workflowId));
    WorkflowExecutionMetadata execution =
        new WorkflowExecutionMetadata(
            described.getWorkflowExecutionInfo(), session.client().getOptions().getDataConverter());
    var asked = Bounded.ask(() -> desk.status(link, order, wait.patience()));
    HistoryFacts history =
        wait.temporal(() ->
            HistoryFacts.of(
                session.client().fetchHistory(workflowId).getHistory(),
                session.client().getOptions().getDataConverter()));
    List<PendingStep> pending =
        described.getPendingActivitiesList().stream().map(history::pending).toList();
    Answer answer = answer(asked, isFailing(described));
    Optional<OrderStatus> status = answer.status();
    List<String> notes = new ArrayList<>();
    List<Reading> readings =
        platforms.map(asking -> asking.read(link, order, status, notes)).orElseGet(List::of);
    Advice.Health health = health(described, answer);
    note(health, status, notes);
    pauses(link, notes);
    SearchAttributes attributes = execution.getTypedSearchAttributes();
    @Nullable OrderStage stage =
        status.map(OrderStatus::stage).or(() -> stage(attributes)).orElse(null);
    List<Parked> parked = status.map(OrderStatus::parked).orElseGet(List::of);
    Advice.Situation situation =
        new Advice.Situation(
            order.value(),
            stage,
            parked.isEmpty() ? exception(attributes) : Optional.of(parked.getFirst().code()),
            parked.isEmpty() ? "" : parked.getFirst().optionsAmong(parked),
            pending,
            requireNonNull(session.config().links().get(link)).warehouses().stream()
                .map(ConnectionId::value)
                .sorted()
                .toList(),
            health);
    Advice advice =
        history
            .stop()
            .map(stop -> Advice.onStopped(order.value(), stop, typed))
            .orElseGet(() -> Advice.on(situation, typed));
    WebUi webUi = session.webUi();
    return new Explanation(
        order.value(),
        status.map(OrderStatus::orderNumber).or(() -> number(attributes)).orElse(order.value()),
        link.value(),
        stage == null ? "UNKNOWN" : stage.name(),
        execution.getStartTime(),
        closed(described) ? execution.getCloseTime() : null,
        status.isPresent() ? Explanation.KnownFrom.WORKER : Explanation.KnownFrom.SEARCH,
        status.map(OrderStatus::waitsFor).orElse(null),
        status.map(OrderStatus::until).or(() -> due(attributes)).orElse(null),
        parked,
        status.map(OrderStatus::cancellation).orElse(null),
        readings,
        history.steps(),
        pending,
        wire.of(link, order),
        advice,
        status.map(OrderStatus::log).orElseGet(List::of),
        notes,
        webUi == null ? null : webUi.page(workflowId),
        history.stop().orElse(null));
  }

  /** An order that waits for a paused connection shows nothing of it by itself. */
  private void pauses(LinkId link, List<String> notes) {
    LinkConfig config = requireNonNull(session.config().links().get(link));
    PauseDesk desk = ConnectionsCommand.desk(session);
    Stream.concat(
            Stream.of(config.source()),
            config.warehouses().stream().sorted(Comparator.comparing(ConnectionId::value)))
        .flatMap(connection -> desk.current(connection).stream())
        .forEach(pause -> notes.add(ConnectionsCommand.sentence(pause) + "."));
  }

  /**
   * What the worker was asked, and whether the order's code can answer at all.
   *
   * @param failing its own code throws, or does not fit its history
   */
  private record Answer(Optional<OrderStatus> status, boolean failing) {}

  /** An order whose own code fails is not waited for long: it cannot answer. */
  private Answer answer(Bounded.Asked<Optional<OrderStatus>> asked, boolean failing) {
    Duration patience = failing ? FAILING_PATIENCE : wait.patience();
    try {
      return new Answer(asked.within(patience).flatMap(status -> status), failing);
    } catch (CliFailure unanswered) {
      boolean refused = unanswered.getCause() instanceof WorkflowQueryException;
      return new Answer(Optional.empty(), failing || refused);
    }
  }

  private DescribeWorkflowExecutionResponse describe(String workflowId) {
    return session
        .stubs()
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(session.namespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                .build());
  }

  private static Advice.Health health(DescribeWorkflowExecutionResponse described, Answer answer) {
    if (closed(described)) {
      return Advice.Health.OVER;
    }
    if (answer.status().isPresent()) {
      return Advice.Health.FINE;
    }
    return answer.failing() ? Advice.Health.OWN_CODE_FAILS : Advice.Health.NO_WORKER;
  }

  private void note(Advice.Health health, Optional<OrderStatus> status, List<String> notes) {
    if (status.isEmpty()) {
      notes.add(
          health == Advice.Health.OWN_CODE_FAILS
              ? "The order's own code fails in this build; what stands here is what Temporal's"
                  + " search knows."
              : "No worker answered within %d s; what stands here is what Temporal's search knows."
                  .formatted(wait.patience().toSeconds()));
    }
  }

  /** A workflow task that is tried again means that the code threw, or does not fit the history. */
  private static boolean isFailing(DescribeWorkflowExecutionResponse described) {
    return described.hasPendingWorkflowTask()
        && described.getPendingWorkflowTask().getAttempt() >= FAILS_FROM;
  }

  private static boolean closed(DescribeWorkflowExecutionResponse described) {
    WorkflowExecutionInfo info = described.getWorkflowExecutionInfo();
    return info.getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
        && info.getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_PAUSED;
  }

  private static Optional<OrderStage> stage(SearchAttributes attributes) {
    return word(attributes, OrderNames.SA_STAGE)
        .flatMap(word ->
            Arrays.stream(OrderStage.values()).filter(it -> it.name().equals(word)).findFirst());
  }

  private static Optional<ExceptionCode> exception(SearchAttributes attributes) {
    return word(attributes, OrderNames.SA_EXCEPTION)
        .flatMap(word ->
            Arrays.stream(ExceptionCode.values()).filter(it -> it.name().equals(word)).findFirst());
  }

  private static Optional<String> number(SearchAttributes attributes) {
    return word(attributes, OrderNames.SA_ORDER);
  }

  private static Optional<Instant> due(SearchAttributes attributes) {
    return Optional.ofNullable(
            attributes.get(SearchAttributeKey.forOffsetDateTime(OrderNames.SA_DUE)))
        .map(OffsetDateTime::toInstant);
  }

  private static Optional<String> word(SearchAttributes attributes, String name) {
    return Optional.ofNullable(attributes.get(SearchAttributeKey.forKeyword(name)));
  }
}
