package dev.lockstep.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.sweep.SweepSubject;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs where the Temporal CLI is found; {@code tools/temporal-cli/install} makes it so. */
class SweepsByTemporalTest extends SweepsContract {
  private static final SweepPlan SOME_DAY =
      new SweepPlan(
          Duration.ofDays(30), Duration.ofSeconds(7), Duration.ofDays(1), Duration.ofHours(1));

  private static final int MOST_LOOKS = 5000;

  @TempDir Path directory;

  @Override
  LocalTemporal server() {
    TemporalCli.Found cli =
        switch (TemporalCli.find(Optional.empty())) {
          case TemporalCli.Found found -> found;
          case TemporalCli.Missing missing -> abort(missing.hint());
        };
    return LocalTemporal.devServer(
        cli, LocalTemporalOptions.with(Map.of()).printingTo(directory.resolve("server.log")));
  }

  @Test
  void each_connection_has_a_schedule_that_skips_overlap_and_sweeps_at_once()
      throws InterruptedException {
    warehouse.endsAt(TEN);

    try (Sweeps sweeps = Sweeps.start(client, List.of(Sweep.ofShipments(DC)), SOME_DAY)) {
      assertThat(sweeps.keeper()).isEqualTo(Sweeps.Keeper.TEMPORAL);
    }

    assertThat(warehouse.begun()).isNotNull();
    Schedule schedule = schedule().describe().getSchedule();
    assertThat(schedule.getSpec().getIntervals())
        .containsExactly(new ScheduleIntervalSpec(Duration.ofDays(30), Duration.ZERO));
    assertThat(schedule.getSpec().getJitter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(schedule.getPolicy().getOverlap())
        .isEqualTo(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP);
    assertThat(schedule.getPolicy().getCatchupWindow()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void starting_again_brings_a_schedule_up_to_the_plan_and_keeps_its_pause_and_its_place()
      throws InterruptedException {
    warehouse.endsAt(TEN).endsAt(NOON);
    Sweeps.start(client, List.of(Sweep.ofShipments(DC)), SOME_DAY).close();
    assertThat(warehouse.begun()).isNotEqualTo(TEN);
    schedule().pause("The warehouse takes stock.");

    Sweeps.start(
            client,
            List.of(Sweep.ofShipments(DC)),
            new SweepPlan(
                Duration.ofDays(60), Duration.ZERO, Duration.ofDays(1), Duration.ofHours(1)))
        .close();

    Schedule schedule = schedule().describe().getSchedule();
    assertThat(schedule.getSpec().getIntervals())
        .extracting(ScheduleIntervalSpec::getEvery)
        .containsExactly(Duration.ofDays(60));
    assertThat(schedule.getState().isPaused()).isTrue();
    assertThat(schedule.getState().getNote()).isEqualTo("The warehouse takes stock.");
    schedule().trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE);
    assertThat(warehouse.begun()).isEqualTo(TEN);
  }

  @Test
  void a_sweep_nobody_wants_any_more_is_paused_and_runs_again_once_it_is_wanted() {
    warehouse.endsAt(TEN).endsAt(NOON);
    Sweeps.start(client, List.of(Sweep.ofShipments(DC)), SOME_DAY).close();

    // The list of schedules lags behind.
    for (int looks = 0; looks < MOST_LOOKS && !isPaused(); looks++) {
      Sweeps.retireAllBut(client, List.of(), SOME_DAY);
    }
    assertThat(isPaused()).isTrue();

    Sweeps.start(client, List.of(Sweep.ofShipments(DC)), SOME_DAY).close();
    assertThat(isPaused()).isFalse();
    Sweeps.retireAllBut(client, List.of(Sweep.ofShipments(DC)), SOME_DAY);
    assertThat(isPaused()).isFalse();
  }

  private boolean isPaused() {
    return schedule().describe().getSchedule().getState().isPaused();
  }

  private ScheduleHandle schedule() {
    return ScheduleClient.newInstance(client.getWorkflowServiceStubs())
        .getHandle(SweepSubject.SHIPMENTS.scheduleId(DC));
  }
}
