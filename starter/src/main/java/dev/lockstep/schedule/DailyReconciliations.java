package dev.lockstep.schedule;

import dev.lockstep.common.LinkId;
import dev.lockstep.operations.OperationsNames;
import dev.lockstep.reconciliation.ReconciliationNames;
import dev.lockstep.reconciliation.ReconciliationRequest;
import io.grpc.Status;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daily reconciliation of every link, by Temporal's schedules. A server without schedules has
 * none: there, somebody types it.
 */
public final class DailyReconciliations {
  private static final Logger log = LoggerFactory.getLogger(DailyReconciliations.class);

  /** A report that is late by a morning is still read. */
  private static final Duration CATCH_UP = Duration.ofHours(12);

  /** So that links which share a connection do not begin at once. */
  private static final Duration JITTER = Duration.ofMinutes(2);

  private final ScheduleClient schedules;

  private DailyReconciliations(WorkflowClient client) {
    this.schedules =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setIdentity(client.getOptions().getIdentity())
                .setDataConverter(client.getOptions().getDataConverter())
                .build());
  }

  /**
   * When links are reconciled.
   *
   * @param zones of each link
   * @param at local time of day
   */
  public record Plan(Map<LinkId, ZoneId> zones, LocalTime at, int daysBack) {
    public Plan {
      zones = Map.copyOf(zones);
    }
  }

  /**
   * Creates the schedules, or brings them up to the plan; one that somebody paused stays paused.
   *
   * @throws SweepsFailure where Temporal does not answer or does not allow it
   */
  public static void keep(WorkflowClient client, Plan plan) {
    DailyReconciliations daily = new DailyReconciliations(client);
    boolean kept =
        plan.zones().entrySet().stream()
            .sorted(Map.Entry.comparingByKey((a, b) -> a.value().compareTo(b.value())))
            .allMatch(link ->
                daily.attempt(
                    link.getKey(),
                    () -> daily.createOrUpdate(link.getKey(), daily.schedule(link, plan))));
    if (kept) {
      log.info("Temporal reconciles every link daily at {} of its zone.", plan.at());
    } else {
      log.info("Nothing is reconciled by itself, since the Temporal server has no schedules.");
    }
  }

  /** Takes the schedules away, where there are some. */
  public static void end(WorkflowClient client, Iterable<LinkId> links) {
    DailyReconciliations daily = new DailyReconciliations(client);
    for (LinkId link : links) {
      var unused = daily.attempt(link, () -> daily.delete(link));
    }
  }

  private boolean attempt(LinkId link, Runnable change) {
    try {
      change.run();
      return true;
    } catch (RuntimeException e) {
      Status status = Status.fromThrowable(e);
      if (status.getCode() == Status.Code.UNIMPLEMENTED) {
        return false;
      }
      throw new SweepsFailure(
          "A reconciliation could not be scheduled. Check that Temporal answers and lets this account write schedules, then start again: %s (%s)."
              .formatted(ReconciliationNames.scheduleId(link), status.getCode()),
          e);
    }
  }

  private void delete(LinkId link) {
    try {
      schedules.getHandle(ReconciliationNames.scheduleId(link)).delete();
    } catch (RuntimeException e) {
      if (Status.fromThrowable(e).getCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
    }
  }

  private void createOrUpdate(LinkId link, Schedule schedule) {
    String id = ReconciliationNames.scheduleId(link);
    try {
      var unused = schedules.createSchedule(id, schedule, ScheduleOptions.newBuilder().build());
    } catch (ScheduleAlreadyRunningException e) {
      schedules
          .getHandle(id)
          .update(present ->
              new ScheduleUpdate(
                  Schedule.newBuilder(schedule)
                      .setState(present.getDescription().getSchedule().getState())
                      .build()));
    }
  }

  private Schedule schedule(Map.Entry<LinkId, ZoneId> link, Plan plan) {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(ReconciliationNames.WORKFLOW_TYPE)
                .setArguments(ReconciliationRequest.ofLast(link.getKey(), plan.daysBack()))
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(ReconciliationNames.dailyWorkflowId(link.getKey()))
                        .setTaskQueue(OperationsNames.TASK_QUEUE)
                        .setStaticSummary("Reconciliation of " + link.getKey())
                        // With a summary alone, the SDK cannot read the schedule back.
                        .setStaticDetails(
                            "Compares what was placed with what was released, dispatched and confirmed.")
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setCronExpressions(
                    List.of("%d %d * * *".formatted(plan.at().getMinute(), plan.at().getHour())))
                .setTimeZoneName(link.getValue().getId())
                .setJitter(JITTER)
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(CATCH_UP)
                .build())
        .build();
  }
}
