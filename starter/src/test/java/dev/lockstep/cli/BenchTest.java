package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That each benchmark runs and says everything; never how fast. */
class BenchTest {
  @TempDir Path directory;

  @Nested
  class Orders {
    @Test
    void print_every_figure_in_one_object_and_draw_a_plot() throws IOException {
      Path plot = directory.resolve("orders.svg");
      CommandRun run =
          bench(
              "orders",
              "--orders",
              "4",
              "--rounds",
              "2",
              "--in-flight",
              "3",
              "--warm-up",
              "2",
              "--json",
              "--plot",
              plot.toString());

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out().lines()).hasSize(1);
      JsonNode figures = run.json();
      assertPositive(
          figures,
          "ordersPerSecond",
          "sameOrdersPerSecond",
          "bareOrdersPerSecond",
          "ratio",
          "lowestRatio",
          "highestRatio",
          "sameRatio",
          "lowestSameRatio",
          "highestSameRatio");
      assertThat(figures.path("ratio").asDouble())
          .isBetween(
              figures.path("lowestRatio").asDouble() - 0.01,
              figures.path("highestRatio").asDouble() + 0.01);
      // A sweep may tell an order what its webhook tells too; the budget itself is PaidOrderTest's.
      assertThat(figures.path("actions").asInt()).isBetween(5, 10);
      assertThat(figures.path("events").asInt()).isLessThanOrEqualTo(40);
      // What is compared has to be the same work.
      assertThat(figures.path("sameActions").asInt()).isBetween(5, 10);
      assertThat(figures.path("sameBytes").asDouble() / figures.path("bytes").asDouble())
          .isBetween(0.7, 1.4);
      assertThat(figures.path("orders").asInt()).isEqualTo(4);
      assertThat(figures.path("temporal").asText()).isEqualTo("in-memory");
      assertThat(run.err())
          .matches(
              """
              (?s)Warming up\\.
              Round 1: [0-9.]+ whole orders a second, [0-9.]+ of the same, [0-9.]+ of the smallest\\.
              Round 2: .*
              """);
      assertThat(Files.readString(plot)).startsWith("<svg").contains("smallest order");
    }

    @ParameterizedTest
    @CsvSource({"--orders,0", "--in-flight,0", "--rounds,0", "--rounds,301", "--warm-up,0"})
    void of_nothing_are_refused(String option, String value) {
      assertThat(CommandRun.of("bench", "orders", option, value))
          .isEqualTo(
              new CommandRun(
                  2,
                  "",
                  "--orders, --in-flight, --rounds and --warm-up must be at least 1, and --rounds no more than --orders.%n"
                      .formatted()));
    }
  }

  @Nested
  class Webhooks {
    @Test
    void print_every_figure_in_one_object() {
      CommandRun run =
          bench(
              "webhooks",
              "--messages",
              "6",
              "--rounds",
              "3",
              "--in-flight",
              "2",
              "--warm-up",
              "2",
              "--json");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out().lines()).hasSize(1);
      assertPositive(
          run.json(),
          "messagesPerSecond",
          "samePerSecond",
          "barePerSecond",
          "ratio",
          "lowestRatio",
          "highestRatio",
          "sameRatio",
          "lowestSameRatio",
          "highestSameRatio",
          "cpuMillis");
      assertThat(run.json().path("messages").asInt()).isEqualTo(6);
    }
  }

  @Nested
  class Waiting {
    @Test
    void costs_no_action_and_no_event() {
      CommandRun run =
          bench("waiting", "--orders", "10", "--in-flight", "5", "--rest", "1", "--json");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out().lines()).hasSize(1);
      JsonNode figures = run.json();
      assertThat(figures.path("millisPerOrder")).hasSize(10);
      assertThat(figures.path("orders").asInt()).isEqualTo(15);
      assertThat(figures.path("lookedAt").asInt()).isEqualTo(15);
      assertThat(figures.path("actionsWhileWaiting").asInt()).isZero();
      assertThat(figures.path("eventsWhileWaiting").asInt()).isZero();
      assertPositive(figures, "growth");
    }
  }

  @Nested
  class Quota {
    @Test
    void prints_what_each_second_held_and_people_get_a_table() {
      CommandRun run = bench("quota", "--per-second", "4", "--seconds", "3");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out())
          .matches(
              """
              (?s)quota +4 requests a second
              used +[0-9]+ %
              most in any second +[0-9]+
              seconds over the quota +[0-9]+
              measured +3 s, on in-memory
              """);
    }
  }

  @Test
  void a_plot_of_another_sort_is_refused_before_anything_is_measured() {
    assertThat(CommandRun.of("bench", "orders", "--plot", "orders.png"))
        .isEqualTo(
            new CommandRun(2, "", "--plot must end in .svg or .html: orders.png.%n".formatted()));
  }

  private CommandRun bench(String... arguments) {
    List<String> all = new ArrayList<>(List.of("bench"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--in-memory", "--directory", directory.toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static void assertPositive(JsonNode figures, String... names) {
    assertThat(names)
        .allSatisfy(name -> assertThat(figures.path(name).asDouble()).as(name).isPositive());
  }
}
