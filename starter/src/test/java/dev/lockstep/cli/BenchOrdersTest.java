package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.bench.OrderBench.Figures;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOrdersTest {
  @TempDir Path directory;

  @Test
  void a_small_measurement_prints_every_figure() {
    CommandRun run =
        CommandRun.of(
            "bench",
            "orders",
            "--orders",
            "4",
            "--rounds",
            "2",
            "--in-flight",
            "3",
            "--in-memory",
            "--json",
            "--directory",
            directory.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode figures = run.json();
    assertThat(
            List.of(
                "ordersPerSecond",
                "bareOrdersPerSecond",
                "ratio",
                "lowestRatio",
                "highestRatio",
                "actions",
                "events",
                "bytes"))
        .allSatisfy(figure -> assertThat(figures.path(figure).asDouble()).as(figure).isPositive());
    assertThat(figures.path("ratio").asDouble())
        .isBetween(
            figures.path("lowestRatio").asDouble() - 0.01,
            figures.path("highestRatio").asDouble() + 0.01);
    // A sweep may tell an order what its webhook tells too; the budget itself is PaidOrderTest's.
    assertThat(figures.path("actions").asInt()).isBetween(5, 10);
    assertThat(figures.path("events").asInt()).isLessThanOrEqualTo(40);
    assertThat(figures.path("orders").asInt()).isEqualTo(4);
    assertThat(figures.path("inFlight").asInt()).isEqualTo(3);
    assertThat(figures.path("rounds").asInt()).isEqualTo(2);
    assertThat(figures.path("temporal").asText()).isEqualTo("in-memory");
    assertThat(run.err())
        .matches(
            """
            Warming up\\.
            Round 1: [0-9.]+ whole orders a second, [0-9.]+ bare ones\\.
            Round 2: [0-9.]+ whole orders a second, [0-9.]+ bare ones\\.
            """);
  }

  @Test
  void people_get_two_sentences() {
    assertThat(
            BenchOrders.words(
                new Figures(20.51, 41.24, 0.5, 0.47, 0.52, 8, 32, 6515, 300, 50, 3, "dev-server")))
        .isEqualTo(
            """
            20.5 whole orders a second, 41.2 bare ones: ratio 0.50 (0.47 to 0.52 over 3 rounds), on dev-server.
            A whole order costs 8 actions, 32 events and 6515 bytes of history.\
            """);
  }

  @ParameterizedTest
  @CsvSource({"--orders,0", "--in-flight,0", "--rounds,0", "--rounds,301"})
  void a_measurement_of_nothing_is_refused(String option, String value) {
    assertThat(CommandRun.of("bench", "orders", option, value))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "--orders, --in-flight and --rounds must be at least 1, and --rounds no more than --orders.%n"
                    .formatted()));
  }
}
