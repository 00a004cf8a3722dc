package dev.lockstep.schedule;

import dev.lockstep.order.OrderNames;
import dev.lockstep.sweep.SweepRequest;
import io.grpc.Status;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.util.List;

/** The sweeps as Temporal Schedules: they outlive every process of ours. */
final class SweepSchedule {
  /**
   * One sweep makes up for all that were missed, so only the last minutes are worth catching up.
   */
  private static final Duration CATCH_UP = Duration.ofMinutes(10);

  /** The answer of a server. */
  enum Answer {
    SCHEDULED,
    HAS_NO_SCHEDULES
  }

  private final ScheduleClient schedules;
  private final SweepPlan plan;

  SweepSchedule(WorkflowClient client, SweepPlan plan) {
    this.schedules =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setIdentity(client.getOptions().getIdentity())
                .setDataConverter(client.getOptions().getDataConverter())
                .build());
    this.plan = plan;
  }

  /**
   * Creates the schedule, or brings it up to the plan. One that somebody paused stays paused, and
   * the next sweep begins where the last one ended.
   *
   * @throws SweepsFailure where the server neither has it afterwards nor says that it has none
   */
  Answer createOrUpdate(Sweep sweep) {
    try {
      createOrUpdate(sweep, schedule(sweep));
      return Answer.SCHEDULED;
    } catch (RuntimeException e) {
      Status status = Status.fromThrowable(e);
      if (status.getCode() == Status.Code.UNIMPLEMENTED) {
        return Answer.HAS_NO_SCHEDULES;
      }
      throw new SweepsFailure(
          "A sweep could not be scheduled. Check that Temporal answers and lets this account write schedules, then start again: %s (%s)."
              .formatted(sweep.scheduleId(), status.getCode()),
          e);
    }
  }

  private void createOrUpdate(Sweep sweep, Schedule schedule) {
    String id = sweep.scheduleId();
    try {
      var unused =
          schedules.createSchedule(
              id, schedule, ScheduleOptions.newBuilder().setTriggerImmediately(true).build());
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

  private Schedule schedule(Sweep sweep) {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(sweep.subject().workflowType())
                .setArguments(
                    new SweepRequest(sweep.connection(), plan.firstWindow(sweep.subject())))
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(sweep.workflowId())
                        .setTaskQueue(OrderNames.TASK_QUEUE)
                        .setStaticSummary(sweep.summary())
                        // With a summary alone, the SDK cannot read the schedule back.
                        .setStaticDetails(sweep.purpose())
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(plan.every())))
                .setJitter(plan.jitter())
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(CATCH_UP)
                .build())
        .build();
  }
}
