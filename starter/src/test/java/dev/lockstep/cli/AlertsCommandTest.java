package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.schedule.Alerts;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.worker.OrderSearchAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsCommandTest {
  @TempDir Path directory;
  private Listeners people;

  @SuppressWarnings("NullAway.Init")
  AlertsCommandTest() {}

  @BeforeEach
  void people_listen() throws IOException {
    people = new Listeners();
  }

  @AfterEach
  void they_go_home() {
    people.close();
  }

  private Path config(String temporal, String alerts) throws IOException {
    return Files.writeString(
        directory.resolve("lockstep.yaml"),
        """
        temporal: {address: "%s"}
        connections: {}
        links: {}
        %s\
        """
            .formatted(temporal, alerts));
  }

  private Path telling(String temporal) throws IOException {
    return config(
        temporal,
        """
        alerts:
          channels:
            desk: %s
            lead: %s
          otherwise: [{channels: [desk]}]
        """
            .formatted(people.channel(directory, "desk"), people.channel(directory, "lead")));
  }

  @Nested
  class Tried {
    @Test
    void every_channel_gets_a_message_that_is_marked_as_a_test() throws IOException {
      CommandRun run =
          CommandRun.of("alerts", "test", "--config", telling("127.0.0.1:1").toString());

      assertThat(run).isEqualTo(new CommandRun(0, "desk: sent%nlead: sent%n".formatted(), ""));
      assertThat(people.words()).containsExactly("desk TEST", "lead TEST");
      assertThat(people.heard().getFirst().body().path("type").asText())
          .isEqualTo("lockstep.alert.test");
    }

    @Test
    void one_channel_is_tried_alone() throws IOException {
      CommandRun run =
          CommandRun.of(
              "alerts",
              "test",
              "--channel",
              "lead",
              "--json",
              "--config",
              telling("127.0.0.1:1").toString());

      assertThat(run.exitCode()).isZero();
      assertThat(people.words()).containsExactly("lead TEST");
      JsonNode line = run.json();
      assertThat(line.path("channel").asText()).isEqualTo("lead");
      assertThat(line.path("outcome").asText()).isEqualTo("SENT");
    }

    @Test
    void a_channel_that_refuses_is_named_with_the_reason_and_exit_code_1() throws IOException {
      people.answers(404);

      CommandRun run =
          CommandRun.of(
              "alerts", "test", "--channel", "desk", "--config", telling("127.0.0.1:1").toString());

      assertThat(run)
          .isEqualTo(
              new CommandRun(
                  1,
                  "desk: failed. The channel refuses the message. status=404. Check its address and secret in the configuration, and that it still exists.%n"
                      .formatted(),
                  ""));
    }

    @Test
    void a_channel_there_is_not_is_refused_with_those_there_are() throws IOException {
      CommandRun run =
          CommandRun.of(
              "alerts", "test", "--channel", "dsk", "--config", telling("127.0.0.1:1").toString());

      assertThat(run)
          .isEqualTo(
              new CommandRun(
                  2,
                  "",
                  "There is no channel 'dsk' in the configuration. Known channels: desk, lead.%n"
                      .formatted()));
    }

    @Test
    void a_configuration_without_alerts_is_refused_with_where_to_find_them() throws IOException {
      Path file = config("127.0.0.1:1", "");

      assertThat(CommandRun.of("alerts", "test", "--config", file.toString()))
          .isEqualTo(
              new CommandRun(
                  2,
                  "",
                  "The configuration has no alerts: %s. Add a section 'alerts'; docs/operating/alerts.md shows one.%n"
                      .formatted(file)));
    }
  }

  @Nested
  class On_the_in_memory_server {
    private final LocalTemporal temporal =
        LocalTemporal.inMemory(LocalTemporalOptions.with(OrderSearchAttributes.types()));

    @AfterEach
    void stop() {
      temporal.close();
    }

    @Test
    void nobody_is_told_and_a_start_says_so() {
      WorkflowServiceStubs stubs =
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.target()).build());
      try {
        assertThat(Alerts.start(WorkflowClient.newInstance(stubs)))
            .isEqualTo(Alerts.Answer.HAS_NO_LISTS);
      } finally {
        stubs.shutdownNow();
      }
    }

    @Test
    void show_says_that_the_alerts_do_not_run_and_preview_that_there_are_no_lists()
        throws IOException {
      String file = telling(temporal.target()).toString();

      assertThat(CommandRun.of("alerts", "show", "--config", file))
          .isEqualTo(
              new CommandRun(
                  1,
                  "",
                  "The alerts do not run, so nobody is told of anything. Add a section 'alerts' to the configuration and start a worker: lockstep worker --config %s%n"
                      .formatted(file)));
      assertThat(CommandRun.of("alerts", "preview", "--config", file))
          .isEqualTo(
              new CommandRun(
                  1,
                  "",
                  "This Temporal server is the in-memory one, which has no lists, counts, schedules or queue figures. Use a real server: tools/temporal-cli/install builds one for this machine.%n"
                      .formatted()));
    }
  }

  @Test
  void without_a_subcommand_it_explains_itself() {
    CommandRun run = CommandRun.of("alerts");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).contains("A command is missing.");
    assertThat(run.err()).contains("show", "preview", "test");
  }
}
