package dev.lockstep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.temporal.TemporalCli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
  @TempDir Path directory;

  private final StringWriter printed = new StringWriter();

  /** Takes a minute where the worker dies with an activity in hand: so long Temporal waits. */
  @Test
  void every_order_survives_a_killed_worker_and_is_in_the_warehouse_once()
      throws InterruptedException {
    switch (TemporalCli.find(Optional.empty())) {
      case TemporalCli.Found found -> {
        // Runs below.
      }
      case TemporalCli.Missing missing -> abort(missing.hint());
    }
    RehearsalReport report = hold(Optional.empty());
    assertThat(report.complaints()).isEmpty();
    assertThat(report.kills()).isEqualTo(1);
    assertThat(report.confirmed()).isEqualTo(12);
    assertThat(report.isPassed()).isTrue();
    assertThat(printed.toString()).contains("12 of 12 ended · worker kills 1");
  }

  @Test
  void without_a_real_temporal_it_is_not_held() {
    Path nothing = directory.resolve("temporal");
    assertThatThrownBy(() -> hold(Optional.of(nothing)))
        .isInstanceOf(RehearsalFailure.class)
        .hasMessage(
            "Crashes need a real Temporal, not the one in memory. The Temporal CLI given does not"
                + " start: %s. Name an executable 'temporal' with --temporal-cli, or leave the"
                + " option out.",
            nothing);
  }

  private RehearsalReport hold(Optional<Path> cli) throws InterruptedException {
    return Rehearsal.hold(
        new RehearsalPlan(12, 25, OptionalInt.of(1), 0, 3, directory, cli),
        new RehearsalProgress(new PrintWriter(printed), false),
        sentence -> {});
  }
}
