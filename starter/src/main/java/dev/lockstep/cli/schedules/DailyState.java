package dev.lockstep.cli.schedules;

import dev.lockstep.common.LinkId;
import dev.lockstep.reconciliation.ReconciliationNames;
import dev.lockstep.reconciliation.ReconciliationResult;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.temporal.client.schedules.ScheduleActionResult;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The schedules of the daily reconciliations. */
final class DailyState {
  private static final LinkId ANY = new LinkId("x");
  private static final Duration DAILY = Duration.ofDays(1);

  private final WorkflowClient client;
  private final ScheduleClient schedules;

  DailyState(WorkflowClient client, ScheduleClient schedules) {
    this.client = client;
    this.schedules = schedules;
  }

  /** The link of a schedule of this kind; empty of any other. */
  static Optional<String> linkOf(String scheduleId) {
    String any = ReconciliationNames.scheduleId(ANY);
    String prefix = any.substring(0, any.length() - ANY.value().length());
    return scheduleId.startsWith(prefix)
        ? Optional.of(scheduleId.substring(prefix.length()))
        : Optional.empty();
  }

  SweepState state(String id, String link) {
    ScheduleDescription described = schedules.getHandle(id).describe();
    Schedule schedule = described.getSchedule();
    ScheduleInfo info = described.getInfo();
    boolean paused = schedule.getState() != null && schedule.getState().isPaused();
    @Nullable ScheduleActionResult last =
        info.getRecentActions().isEmpty() ? null : info.getRecentActions().getLast();
    return new SweepState(
        id,
        link,
        "RECONCILIATION",
        DAILY,
        paused ? SweepState.State.PAUSED : SweepState.State.ACTIVE,
        paused ? schedule.getState().getNote() : null,
        last == null ? null : last.getStartedAt(),
        last == null ? null : sentence(last),
        paused || info.getNextActionTimes().isEmpty()
            ? null
            : info.getNextActionTimes().getFirst());
  }

  private String sentence(ScheduleActionResult run) {
    if (!(run.getAction() instanceof ScheduleActionExecutionStartWorkflow started)) {
      return "It did something else than a reconciliation.";
    }
    try {
      return client
          .newUntypedWorkflowStub(started.getWorkflowId())
          .getResult(1, TimeUnit.SECONDS, ReconciliationResult.class)
          .sentence();
    } catch (TimeoutException e) {
      return "It is at work.";
    } catch (WorkflowNotFoundException e) {
      return "Its result is not kept any more.";
    } catch (WorkflowFailedException e) {
      return "It failed; see it in Temporal under %s.".formatted(started.getWorkflowId());
    }
  }
}
