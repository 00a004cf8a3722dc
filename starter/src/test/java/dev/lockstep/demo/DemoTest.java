package dev.lockstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.fault.Faults;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir Path directory;

  @Test
  void every_story_ends_as_written_and_leaves_no_personal_data_behind()
      throws IOException, InterruptedException {
    DemoOptions options =
        new DemoOptions(
            directory,
            Pair.all(),
            Optional.empty(),
            OptionalInt.empty(),
            11,
            Optional.empty(),
            true,
            OptionalInt.empty());
    try (Demo demo = Demo.start(options, sentence -> {})) {
      DemoReport report =
          demo.play(new Progress(new PrintWriter(new StringWriter()), false, demo.size()));

      assertThat(report.isClean()).as(report.table()).isTrue();
      assertThat(report.surprises()).as(report.table()).isZero();
      assertThat(idle(demo)).as("faults that never struck").isEmpty();
      assertNothingPersonal(demo, report);
    }
  }

  /** A story about a fault that does not happen would be no story. */
  private static List<FaultRule> idle(Demo demo) {
    return demo.stack().stages().stream()
        .flatMap(
            stage -> Stream.of(stage.shop().backstage().calls(), stage.depot().backstage().calls()))
        .distinct()
        .flatMap(faults -> faults.tallies().stream())
        .filter(tally -> tally.struck() < tally.rule().times())
        .map(Faults.Tally::rule)
        .toList();
  }

  private static void assertNothingPersonal(Demo demo, DemoReport report)
      throws IOException, InterruptedException {
    Set<String> personal = demo.personalData();
    assertThat(personal).hasSizeGreaterThan(50);
    PersonalDataScan scan = new PersonalDataScan(personal);
    WorkflowClient client = demo.stack().client();
    for (OrderOutcome outcome : report.outcomes()) {
      String id = OrderNames.workflowId(outcome.pair().link(), new OrderId(outcome.order()));
      assertClean(scan, "id", id);
      assertClean(scan, "history of " + id, client.fetchHistory(id).getHistory());
      assertClean(
          scan,
          "description of " + id,
          client.newUntypedWorkflowStub(id).describe().getRawDescription());
    }
    Map<String, String> metrics = scraped(demo.stack().metricsPages());
    assertThat(metrics.get("receiver")).contains("lockstep_webhooks_total{");
    assertThat(metrics.get("worker")).contains("temporal_activity_execution_latency");
    metrics.forEach((part, page) -> assertClean(scan, "metrics of the " + part, page));
    assertClean(scan, "log", Files.readString(demo.config().resolveSibling("lockstep.log")));
  }

  private static Map<String, String> scraped(Map<String, URI> pages)
      throws IOException, InterruptedException {
    Map<String, String> scraped = new LinkedHashMap<>();
    try (HttpClient scraper = HttpClient.newHttpClient()) {
      for (var page : pages.entrySet()) {
        HttpResponse<String> answer =
            scraper.send(HttpRequest.newBuilder(page.getValue()).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(page.getKey()).isEqualTo(200);
        scraped.put(page.getKey(), answer.body());
      }
    }
    return scraped;
  }

  private static void assertClean(PersonalDataScan scan, String place, Message message) {
    assertClean(scan, place, PersonalDataScan.text(message));
  }

  private static void assertClean(PersonalDataScan scan, String place, String text) {
    assertThat(text).as(place).isNotEmpty();
    assertThat(scan.scan(place, text)).isEqualTo(List.of());
  }
}
