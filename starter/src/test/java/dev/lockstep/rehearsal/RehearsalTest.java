package dev.lockstep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One rehearsal on the in-memory server. It takes more than a minute where the worker is killed
 * with an activity in hand, since that is how long Temporal waits for the dead.
 */
class RehearsalTest {
  @TempDir static Path directory;

  private static final StringWriter PRINTED = new StringWriter();
  private static final List<String> SAID = new ArrayList<>();
  private static RehearsalReport report;

  @BeforeAll
  static void twelve_orders_are_placed_and_the_worker_is_killed() throws InterruptedException {
    report =
        Rehearsal.hold(
            new RehearsalPlan(12, 25, OptionalInt.of(1), 3, 3, directory, Optional.empty(), true),
            new RehearsalProgress(new PrintWriter(PRINTED), false),
            SAID::add);
  }

  @Test
  void every_order_survives_the_kill_and_is_in_the_warehouse_once() {
    assertThat(report.complaints()).isEmpty();
    assertThat(report.kills()).isEqualTo(1);
    assertThat(report.confirmed()).isEqualTo(12);
    assertThat(report.isPassed()).isTrue();
  }

  @Test
  void the_progress_ends_with_the_last_order() {
    assertThat(PRINTED.toString()).contains("12 of 12 ended · worker kills 1");
  }

  @Test
  void without_a_real_server_only_the_worker_is_killed_and_that_is_said() {
    assertThat(report.temporalRestarts()).isZero();
    assertThat(SAID)
        .contains(
            "Temporal runs in memory, so that only the worker is killed. --in-memory was given.");
  }
}
