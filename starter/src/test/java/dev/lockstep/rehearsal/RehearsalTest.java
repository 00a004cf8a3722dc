package dev.lockstep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.demo.Pair;
import dev.lockstep.rehearsal.report.RunRecord;
import dev.lockstep.rehearsal.verdict.Violation;
import dev.lockstep.temporal.TemporalCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
  private static final String FAULTS =
      "worker-kill,receiver-kill,answer-lost=40,webhook-dropped=20,forged-signature=30,"
          + "forged-unknown-order=20,clock-skew";

  @TempDir Path directory;

  private final StringWriter printed = new StringWriter();
  private final List<String> said = new ArrayList<>();

  /** Takes a minute and a half where a worker dies with an activity in hand. */
  @Test
  void every_order_survives_kills_lost_answers_and_forgeries_and_is_in_a_warehouse_once()
      throws InterruptedException, IOException {
    switch (TemporalCli.find(Optional.empty())) {
      case TemporalCli.Found found -> {
        // Runs below.
      }
      case TemporalCli.Missing missing -> abort(missing.hint());
    }
    RunRecord run = hold(Optional.empty());

    assertThat(run.verdict().flaws()).isEmpty();
    assertThat(run.verdict().orders()).isEqualTo(12);
    assertThat(run.verdict().counts()).containsOnlyKeys(Violation.values());
    assertThat(run.verdict().confirmed()).isGreaterThan(6);
    assertThat(run.kills()).isEqualTo(2);
    assertThat(run.faults())
        .containsKeys("worker-kill", "receiver-kill", "answer-lost", "clock-skew");
    assertThat(run.samples()).isNotEmpty();
    assertThat(run.latenciesByStage().get("placed to warehouse")).isNotEmpty();
    assertThat(run.latenciesByStage().get(RunRecord.RECOVERY)).hasSize(2);
    assertThat(printed.toString()).contains("12 of 12 ended · kills 2");
    assertThat(pages()).hasSize(1);
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

  private RunRecord hold(Optional<Path> cli) throws InterruptedException {
    return Rehearsal.hold(
        new RehearsalOptions(
            12,
            List.of(Pair.COMMERCETOOLS_SCEND, Pair.SCAYLE_DEPOSCO),
            FaultProfile.parse(FAULTS),
            3,
            12,
            2,
            directory,
            Optional.empty(),
            Optional.empty(),
            cli,
            "./lockstep rehearse"),
        new RehearsalProgress(new PrintWriter(printed), false),
        said::add);
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.endsWith("report.html")).toList();
    }
  }
}
