package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir Path directory;

  @Test
  void the_pairs_named_play_alone_and_are_counted_one_by_one() {
    CommandRun run =
        demo(
            "--json",
            "--link",
            "scayle-deposco",
            "--link",
            "cin7core-scend",
            "--link",
            "scayle-deposco",
            "--count",
            "4");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result = run.json();
    assertThat(names(result.path("links"))).containsExactly("cin7core-scend", "scayle-deposco");
    result.path("links").forEach(link -> assertThat(link.path("placed").asInt()).isEqualTo(2));
    for (String count : List.of("placed", "confirmed", "cancelled", "lost", "duplicated")) {
      assertThat(result.path(count).asInt())
          .as(count)
          .isEqualTo(
              result.at("/links/cin7core-scend/" + count).asInt()
                  + result.at("/links/scayle-deposco/" + count).asInt());
    }
    assertThat(run.err())
        .containsPattern("cin7core-scend +SO-0000[12] +paid and shipped")
        .containsPattern("scayle-deposco +ls-[a-z0-9]+-1 +paid and shipped")
        .contains("4 placed, 4 confirmed, 0 cancelled, 0 parked, lost 0, duplicated 0.")
        .contains(
            "  scayle-deposco: 2 placed, 2 confirmed, 0 cancelled, 0 parked, lost 0, duplicated 0.");
  }

  @Test
  void a_link_that_nobody_knows_is_told_those_there_are() {
    CommandRun run = demo("--link", "shopify-scend");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "There is no link shopify-scend. Name one of: commercetools-scend, scayle-scend,"
                + " cin7core-scend, commercetools-deposco, scayle-deposco, cin7core-deposco.");
  }

  @Test
  void orders_of_a_file_stay_with_the_first_pair() {
    CommandRun run = demo("--orders", "orders.json", "--link", "scayle-scend");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("--orders are played by commercetools-scend alone. Leave --link out.");
  }

  private CommandRun demo(String... options) {
    return CommandRun.of(
        CommandRun.joined(
            new String[] {"demo", "--in-memory", "--directory", directory.toString()}, options));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
