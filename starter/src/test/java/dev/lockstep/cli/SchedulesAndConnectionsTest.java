package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(StuckShop.Shared.class)
class SchedulesAndConnectionsTest {
  private final StuckShop shop;
  @TempDir Path directory;

  SchedulesAndConnectionsTest(StuckShop shop) {
    this.shop = shop;
  }

  @Test
  void each_sweep_says_what_it_found_last_and_when_it_runs_next() {
    shop.shop()
        .untilTrue(() -> shop.type("schedules").words().contains("Shipments of scend since"));

    CommandRun run = shop.type("schedules");

    assertThat(run.exitCode()).isZero();
    assertThat(run.words())
        .containsPattern("sweep-orders-commercetools-for-scend, every <age>, active\n last <time> ")
        .containsPattern(
            "sweep-shipments-scend, every <age>, active\n"
                + " last <time> (Shipments of scend since <time>: \\d+ seen, \\d+ hinted to their"
                + " orders, \\d+ known already, \\d+ closed\\.|It is at work\\.)\n"
                + " next <time>\n");
  }

  @Test
  void a_sweep_is_paused_with_a_name_and_a_reason_until_it_is_resumed() {
    assertThat(
            shop.type("schedules", "pause", "scend", "--author", "jo", "--reason", "stock-taking"))
        .isEqualTo(new CommandRun(0, "sweep-shipments-scend: paused%n".formatted(), ""));
    try {
      assertThat(shop.type("schedules").words())
          .contains("sweep-shipments-scend, every <age>, paused: stock-taking, by jo\n");
    } finally {
      assertThat(shop.type("schedules", "resume", "scend", "--author", "jo", "--reason", "done"))
          .isEqualTo(new CommandRun(0, "sweep-shipments-scend: resumed%n".formatted(), ""));
    }
    assertThat(shop.type("schedules", "--json").jsonLines())
        .extracting(line -> line.path("state").asText())
        .containsExactly("ACTIVE", "ACTIVE", "ACTIVE");
  }

  @Test
  void a_sweep_can_be_had_at_once_where_there_is_one() {
    assertThat(shop.type("schedules", "trigger", "commercetools-for-scend"))
        .isEqualTo(
            new CommandRun(0, "sweep-orders-commercetools-for-scend: triggered%n".formatted(), ""));
    assertThat(shop.type("schedules", "trigger", "nobody"))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "'nobody' has no schedule. See those there are with: lockstep schedules --config %s%n"
                    .formatted(shop.config())));
  }

  @Test
  void connections_show_who_works_for_them_and_what_waits() {
    assertThat(shop.type("connections").words().replaceAll("\\d+\\.\\d of 500", "<rate>"))
        .isEqualTo(
            """
            CONNECTION PLATFORM ROLE LINKS WORKERS WAITING STEPS/S STATE
            commercetools-for-scend commercetools order source commercetools-scend 1 0 <rate> open
            scend scend warehouse commercetools-scend 1 0 <rate> open
            """);
  }

  @Test
  void a_probe_asks_each_platform_and_says_how_long_it_took() {
    CommandRun run = shop.type("connections", "--probe");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern(
            "\n"
                + "scend: The warehouse answers, and takes the credentials\\. \\d+ calls, the"
                + " slowest \\d+ ms\\.");
    assertThat(shop.type("connections", "--probe", "--json").jsonLines())
        .extracting(line -> line.at("/probe/verdict").asText())
        .containsExactly("OK", "OK");
  }

  @Test
  void connections_are_shown_without_their_secrets_and_say_what_is_missing() throws IOException {
    Path alone = Files.copy(shop.config(), directory.resolve("alone.yaml"));

    CommandRun run = CommandRun.of("connections", "--json", "--config", alone.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .startsWith(
            "Platform and rate are not shown, since the configuration cannot be read whole here: ");
    assertThat(run.jsonLines().getFirst().path("connection").asText())
        .isEqualTo("commercetools-for-scend");
    assertThat(run.jsonLines().getFirst().path("platform").isNull()).isTrue();
    assertThat(run.jsonLines().getFirst().path("workers").asInt()).isEqualTo(1);
  }
}
