package dev.lockstep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
  @TempDir Path directory;

  private final StringWriter printed = new StringWriter();
  private final List<String> said = new ArrayList<>();

  @Test
  void every_order_survives_a_worker_that_is_killed_in_the_midst_of_them()
      throws InterruptedException {
    RehearsalReport report = hold(12, 0);
    assertThat(report.complaints()).isEmpty();
    assertThat(report.confirmed()).isEqualTo(12);
    assertThat(report.kills()).isEqualTo(1);
    assertThat(report.isPassed()).isTrue();
    assertThat(printed.toString()).contains("12 of 12 ended");
  }

  @Test
  void without_a_real_server_only_the_worker_is_killed_and_that_is_said()
      throws InterruptedException {
    RehearsalReport report = hold(1, 3);
    assertThat(report.temporalRestarts()).isZero();
    assertThat(said)
        .contains("Temporal runs in memory, so that only the worker is killed. --in-memory was given.");
  }

  private RehearsalReport hold(int orders, int restarts) throws InterruptedException {
    return Rehearsal.hold(
        new RehearsalPlan(
            orders, 25, OptionalInt.of(1), restarts, 3, directory, Optional.empty(), true),
        new RehearsalProgress(new PrintWriter(printed), false),
        said::add);
  }
}
