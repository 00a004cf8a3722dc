package dev.lockstep.cli.schedules;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.reconciliation.ReconciliationNames;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepSubject;
import dev.lockstep.sweep.SweepWindow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.temporal.client.schedules.ScheduleActionResult;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleInfo;
import io.temporal.client.schedules.ScheduleListDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lockstep's schedules at one server; those of others are left alone. */
public final class SweepSchedules {
  private static final ConnectionId ANY = new ConnectionId("x");

  private final WorkflowClient client;
  private final ScheduleClient schedules;
  private final DailyState daily;

  public SweepSchedules(WorkflowClient client) {
    this.client = client;
    this.schedules =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setIdentity(client.getOptions().getIdentity())
                .setDataConverter(client.getOptions().getDataConverter())
                .build());
    this.daily = new DailyState(client, schedules);
  }

  private Optional<SweepState> state(String id) {
    return Sweep.named(id)
        .map(this::state)
        .or(() -> DailyState.linkOf(id).map(link -> daily.state(id, link)));
  }

  /** Every sweep and every daily reconciliation there is, by its id. */
  public List<SweepState> list() {
    try (Stream<ScheduleListDescription> found = schedules.listSchedules()) {
      return found
          .map(ScheduleListDescription::getScheduleId)
          .flatMap(id -> state(id).stream())
          .sorted(Comparator.comparing(SweepState::schedule))
          .toList();
    }
  }

  /**
   * Those of one connection or link, after {@code change}; none where it has no schedule.
   *
   * @param note who does it and why
   */
  public List<String> change(String name, Change change, String note) {
    List<String> ids = list(name);
    for (String id : ids) {
      ScheduleHandle schedule = schedules.getHandle(id);
      switch (change) {
        case PAUSE -> schedule.pause(note);
        case RESUME -> schedule.unpause(note);
        case TRIGGER -> schedule.trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP);
      }
    }
    return ids;
  }

  /** What may be done to a schedule. */
  public enum Change {
    PAUSE,
    RESUME,
    TRIGGER
  }

  private record Sweep(SweepSubject subject, String connection) {
    static Optional<Sweep> named(String scheduleId) {
      return Arrays.stream(SweepSubject.values())
          .filter(subject -> scheduleId.startsWith(prefix(subject)))
          .map(subject -> new Sweep(subject, scheduleId.substring(prefix(subject).length())))
          .findFirst();
    }

    private static String prefix(SweepSubject subject) {
      String id = subject.scheduleId(ANY);
      return id.substring(0, id.length() - ANY.value().length());
    }

    String id() {
      return prefix(subject) + connection;
    }
  }

  private List<String> list(String name) {
    return Stream.concat(
            Arrays.stream(SweepSubject.values())
                .map(subject -> subject.scheduleId(new ConnectionId(name))),
            Stream.of(ReconciliationNames.scheduleId(new LinkId(name))))
        .filter(this::exists)
        .toList();
  }

  private boolean exists(String id) {
    try {
      var unused = schedules.getHandle(id).describe();
      return true;
    } catch (RuntimeException e) {
      if (Status.fromThrowable(e).getCode() == Status.Code.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private SweepState state(Sweep sweep) {
    ScheduleDescription described = schedules.getHandle(sweep.id()).describe();
    Schedule schedule = described.getSchedule();
    ScheduleInfo info = described.getInfo();
    boolean paused = schedule.getState() != null && schedule.getState().isPaused();
    @Nullable ScheduleActionResult last =
        info.getRecentActions().isEmpty() ? null : info.getRecentActions().getLast();
    return new SweepState(
        sweep.id(),
        sweep.connection(),
        sweep.subject().name(),
        every(schedule),
        paused ? SweepState.State.PAUSED : SweepState.State.ACTIVE,
        paused ? schedule.getState().getNote() : null,
        last == null ? null : last.getStartedAt(),
        last == null ? null : sentence(sweep, last),
        paused || info.getNextActionTimes().isEmpty()
            ? null
            : info.getNextActionTimes().getFirst());
  }

  private static @Nullable Duration every(Schedule schedule) {
    var intervals = schedule.getSpec() == null ? null : schedule.getSpec().getIntervals();
    return intervals == null || intervals.isEmpty() ? null : intervals.getFirst().getEvery();
  }

  /** The sentence a sweep ended with: made of its history again, since a query costs an action. */
  private String sentence(Sweep sweep, ScheduleActionResult run) {
    if (!(run.getAction() instanceof ScheduleActionExecutionStartWorkflow started)) {
      return "It did something else than a sweep.";
    }
    List<HistoryEvent> events;
    try {
      events =
          client
              .fetchHistory(started.getWorkflowId(), started.getFirstExecutionRunId())
              .getEvents();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return "Its history is not kept any more.";
      }
      throw e;
    }
    Optional<SweepResult> result =
        first(events, HistoryEvent::hasWorkflowExecutionCompletedEventAttributes)
            .map(event -> event.getWorkflowExecutionCompletedEventAttributes().getResult())
            .map(payloads -> decoded(payloads, SweepResult.class));
    Optional<Instant> since =
        first(events, HistoryEvent::hasActivityTaskScheduledEventAttributes)
            .map(event -> event.getActivityTaskScheduledEventAttributes().getInput())
            .map(payloads -> decoded(payloads, SweepWindow.class).since());
    if (result.isPresent() && since.isPresent()) {
      return sentence(sweep, result.get(), since.get());
    }
    return isOver(events.getLast())
        ? "It failed; the next one covers its time too."
        : "It is at work.";
  }

  private static String sentence(Sweep sweep, SweepResult result, Instant since) {
    ConnectionId connection = new ConnectionId(sweep.connection());
    return switch (sweep.subject()) {
      case SHIPMENTS -> result.sentence(connection, since);
      case ORDERS -> result.sentenceOnOrders(connection, since);
    };
  }

  private interface Kind {
    boolean is(HistoryEvent event);
  }

  private static Optional<HistoryEvent> first(List<HistoryEvent> events, Kind kind) {
    return events.stream().filter(kind::is).findFirst();
  }

  private <T> T decoded(Payloads payloads, Class<T> type) {
    return client
        .getOptions()
        .getDataConverter()
        .fromPayloads(0, Optional.of(payloads), type, type);
  }

  private static boolean isOver(HistoryEvent last) {
    return switch (last.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
          EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
          EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
          EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT ->
          true;
      default -> false;
    };
  }
}
