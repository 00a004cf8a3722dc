package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoOfRealOrdersTest {
  @TempDir Path directory;

  @Test
  void orders_of_another_project_ship_although_nobody_mapped_their_methods_and_channels()
      throws IOException {
    CommandRun run = demo(threeOrders());

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result = run.json();
    assertThat(result.path("placed").asInt()).isEqualTo(3);
    assertThat(result.path("confirmed").asInt()).as(run.err()).isEqualTo(2);
    assertThat(result.path("cancelled").asInt()).isZero();
    assertThat(result.path("parked")).hasToString("{\"ORDER_INCOMPLETE\":1}");
    assertThat(result.path("lost").asInt()).isZero();
    assertThat(result.path("duplicated").asInt()).isZero();
    assertThat(result.path("temporal").asText()).isEqualTo("in-memory");
    assertThat(run.err())
        .contains("3 orders are placed.")
        .containsPattern("WEB-20014 +from the file +– +confirmed")
        .containsPattern("WEB-20015 +from the file +– +confirmed")
        .containsPattern("WEB-20016 +from the file +– +parked, ORDER_INCOMPLETE")
        .endsWith(
            "3 placed, 2 confirmed, 0 cancelled, 1 parked (ORDER_INCOMPLETE 1), lost 0, duplicated 0.%n"
                .formatted());
  }

  @Test
  void a_file_that_is_not_json_is_one_sentence_and_nothing_is_started() throws IOException {
    Path broken = Files.writeString(directory.resolve("orders.json"), "[{\"lineItems\": [}]\n");

    CommandRun run = demo(broken);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "%s is not JSON, line 1. Give one order, an array, one order per line, or a query's answer.%n"
                .formatted(broken));
    assertThat(run.out()).isEmpty();
    assertThat(directory.resolve("runs")).doesNotExist();
  }

  private CommandRun demo(Path orders) {
    return CommandRun.of(
        "demo",
        "--in-memory",
        "--json",
        "--orders",
        orders.toString(),
        "--directory",
        directory.resolve("runs").toString());
  }

  private Path threeOrders() throws IOException {
    Path file = directory.resolve("three-orders.json");
    try (InputStream resource =
        Objects.requireNonNull(getClass().getResourceAsStream("three-orders.json"))) {
      Files.copy(resource, file);
    }
    return file;
  }
}
