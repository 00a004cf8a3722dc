package dev.lockstep.schedule;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.sweep.SweepRequest;
import dev.lockstep.sweep.SweepSubject;
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
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  private static final ConnectionId ANY = new ConnectionId("x");

  /** How a schedule says that we paused it, and not a person. */
  private static final String RETIRED =
      "Paused by Lockstep: its connection is not swept by the configuration any more.";

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

  /**
   * Pauses the sweeps of connections that nobody wants swept any more: their queue has no worker.
   *
   * @return the ids of those that ran until now
   */
  List<String> retireAllBut(Collection<Sweep> wanted) {
    Set<String> ids = wanted.stream().map(Sweep::scheduleId).collect(Collectors.toSet());
    try (Stream<ScheduleListDescription> all = schedules.listSchedules()) {
      List<String> retired =
          all.map(ScheduleListDescription::getScheduleId)
              .filter(id -> isSweep(id) && !ids.contains(id))
              .filter(id -> !isPaused(id))
              .toList();
      retired.forEach(id -> schedules.getHandle(id).pause(RETIRED));
      return retired;
    }
  }

  private boolean isPaused(String id) {
    ScheduleState state = schedules.getHandle(id).describe().getSchedule().getState();
    return state != null && state.isPaused();
  }

  private static boolean isSweep(String scheduleId) {
    return Arrays.stream(SweepSubject.values())
        .anyMatch(subject -> scheduleId.startsWith(prefix(subject)));
  }

  private static String prefix(SweepSubject subject) {
    String id = subject.scheduleId(ANY);
    return id.substring(0, id.length() - ANY.value().length());
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
                      .setState(stateAfter(present.getDescription().getSchedule().getState()))
                      .build()));
    }
  }

  /** What a person paused stays so; what was retired and is wanted again runs. */
  private static @Nullable ScheduleState stateAfter(@Nullable ScheduleState present) {
    return present != null && RETIRED.equals(present.getNote())
        ? ScheduleState.newBuilder().build()
        : present;
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
