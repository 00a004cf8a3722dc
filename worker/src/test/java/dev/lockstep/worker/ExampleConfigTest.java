package dev.lockstep.worker;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.worker.config.ConfigLoader;
import dev.lockstep.worker.config.LockstepConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in the repository is one that works. */
class ExampleConfigTest {
  private static final Path EXAMPLE = Path.of("..", "lockstep.example.yaml");
  private static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          entry("COMMERCETOOLS_CLIENT_SECRET", "not-a-secret"),
          entry("SCEND_WEBHOOK_SECRET", "whsec_bG9ja3N0ZXAtZXhhbXBsZS1zZWNyZXQtMDEyMw=="),
          entry("SCAYLE_ACCESS_TOKEN", "not-a-token"),
          entry("SCAYLE_WEBHOOK_PATH", "not-a-path-that-anybody-knows"),
          entry("SCAYLE_WEBHOOK_CREDENTIALS", "user:not-a-password"),
          entry("CIN7_APPLICATION_KEY", "not-a-key"),
          entry("CIN7_WEBHOOK_PATH", "not-a-path-that-anybody-knows"),
          entry("CIN7_WEBHOOK_TOKEN", "not-a-token"),
          entry("DEPOSCO_CLIENT_SECRET", "not-a-secret"),
          entry("DEPOSCO_REFRESH_TOKEN", "not-a-token"),
          entry("DEPOSCO_WEBHOOK_SECRET", "not-a-secret-of-any-account"),
          entry("DEPOSCO_WEBHOOK_PATH", "not-a-path-that-anybody-knows"),
          entry("ALERTS_SLACK_URL", "https://hooks.example/not-a-secret"),
          entry("ALERTS_TEAMS_URL", "https://hooks.example/not-a-secret"),
          entry("ALERTS_PAGER_URL", "https://hooks.example/not-a-secret"),
          entry("ALERTS_PAGER_SECRET", "whsec_bG9ja3N0ZXAtZXhhbXBsZS1zZWNyZXQtMDEyMw=="),
          entry("ALERTS_MAIL_PASSWORD", "not-a-password"),
          entry("TEMPORAL_API_KEY", "not-a-key"));

  @TempDir Path directory;

  @BeforeEach
  void the_secret_files_it_names() throws IOException {
    Files.createDirectory(directory.resolve("secrets"));
    Files.writeString(directory.resolve("secrets/scend-api-key"), "not-a-key\n");
  }

  private LockstepConfig load(String yaml) throws IOException {
    Path copy = Files.writeString(directory.resolve("lockstep.yaml"), yaml);
    return new ConfigLoader(Platforms.all(), ENVIRONMENT).load(copy);
  }

  @Test
  void loads_and_can_be_wired() throws IOException {
    Wiring wiring = new Wiring(load(Files.readString(EXAMPLE)), new SimpleMeterRegistry());

    assertThat(wiring.links().get(new LinkId("uk")).sourceConnection())
        .isEqualTo(new ConnectionId("shop"));
    assertThat(wiring.webhookDecoders())
        .containsOnlyKeys(
            new ConnectionId("shop"),
            new ConnectionId("dc"),
            new ConnectionId("fashion"),
            new ConnectionId("erp"),
            new ConnectionId("dc-us"));
  }

  @Test
  void starts_a_worker() throws IOException {
    try (TestServer server = new TestServer();
        WorkerProcess process =
            WorkerProcess.start(
                load(
                    Files.readString(EXAMPLE)
                        .replace("127.0.0.1:7233", server.address())
                        .replace("{host: 0.0.0.0, port: 9464}", "{host: 127.0.0.1, port: 0}")))) {
      assertThat(process.healthPort()).isPositive();
    }
  }

  @Test
  void leaves_the_defaults_of_a_process_as_they_are() throws IOException {
    String example = Files.readString(EXAMPLE);
    LockstepConfig complete = load(example);
    LockstepConfig bare = load(example.substring(0, example.indexOf("# The size of one worker")));

    assertThat(bare.worker()).isEqualTo(complete.worker());
    assertThat(bare.sweep()).isEqualTo(complete.sweep());
    assertThat(bare.patience()).isEqualTo(complete.patience());
    assertThat(bare.reconciliation()).isEqualTo(complete.reconciliation());
  }

  @Test
  void shows_every_section() throws IOException {
    assertThat(Files.readString(EXAMPLE).lines().filter(line -> line.matches("[a-z]+:.*")))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactlyInAnyOrder(
            Arrays.stream(LockstepConfig.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new));
  }
}
