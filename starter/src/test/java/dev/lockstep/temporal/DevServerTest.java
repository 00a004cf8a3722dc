package dev.lockstep.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.worker.SearchAttributeSetup;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs where the Temporal CLI is found; {@code tools/temporal-cli/install} makes it so. */
class DevServerTest extends LocalTemporalContract {
  @TempDir Path directory;
  TemporalCli.Found cli;

  @BeforeEach
  void the_cli_is_there() {
    cli =
        switch (TemporalCli.find(Optional.empty())) {
          case TemporalCli.Found found -> found;
          case TemporalCli.Missing missing -> abort(missing.hint());
        };
  }

  @Override
  LocalTemporal start(LocalTemporalOptions options) {
    return LocalTemporal.start(cli, options.printingTo(directory.resolve("server.log")));
  }

  @Test
  void it_says_what_it_is_and_serves_the_web_ui() throws IOException, InterruptedException {
    try (LocalTemporal server = start(LocalTemporalOptions.with(Map.of()));
        HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      assertThat(server.kind()).hasToString("dev-server");
      URI webUi = server.webUi().orElseThrow();
      assertThat(
              browser.send(HttpRequest.newBuilder(webUi).build(), BodyHandlers.ofString()).body())
          .contains("<html");
    }
  }

  @Test
  void workflows_in_a_database_file_survive_a_crash_of_the_server() {
    Path database = directory.resolve("temporal.db");
    try (DevServer server =
        LocalTemporal.devServer(
            cli,
            LocalTemporalOptions.with(attributes())
                .keptIn(database)
                .printingTo(directory.resolve("server.log")))) {
      String target = server.target();
      withClient(server, client -> order(client, "order-1", TONIGHT).start("order"));

      server.restart();

      assertThat(server.target()).isEqualTo(target);
      withClient(
          server,
          client ->
              assertThat(
                      client
                          .newUntypedWorkflowStub("order-1")
                          .describe()
                          .getTypedSearchAttributes()
                          .get(STAGE))
                  .isEqualTo("CHECKING"));
    }
  }

  @Test
  void a_restart_that_would_lose_every_workflow_is_refused() {
    try (DevServer server = LocalTemporal.devServer(cli, LocalTemporalOptions.with(Map.of()))) {
      assertThatThrownBy(server::restart)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "A server without a database file loses its workflows in a restart. Give one with keptIn(file).");
    }
  }

  @Test
  void search_attributes_added_later_reach_an_older_database_file() {
    LocalTemporalOptions options =
        LocalTemporalOptions.with(Map.of()).keptIn(directory.resolve("temporal.db"));
    start(options).close();

    try (LocalTemporal server =
        start(LocalTemporalOptions.with(attributes()).keptIn(directory.resolve("temporal.db")))) {
      withClient(
          server,
          client -> assertThat(order(client, "order-1", TONIGHT).start("order")).isNotNull());
    }
  }

  @Test
  void a_search_attribute_of_another_type_is_named_with_both_types() {
    try (LocalTemporal server = start(LocalTemporalOptions.with(attributes()))) {
      WorkflowServiceStubs stubs = Readiness.connect(server.target());
      try {
        assertThatThrownBy(() ->
                SearchAttributeSetup.ensure(
                    stubs,
                    LocalTemporal.NAMESPACE,
                    Map.of(STAGE.getName(), IndexedValueType.INDEXED_VALUE_TYPE_INT)))
            .isInstanceOf(SearchAttributeSetup.NotReady.class)
            .hasMessage(
                "A search attribute exists with another type: LockstepStage in namespace default is Keyword, Lockstep needs Int. Remove it with 'temporal operator search-attribute remove --name LockstepStage' or use another namespace.");
      } finally {
        stubs.shutdownNow();
      }
    }
  }

  @Test
  void a_server_that_ends_while_starting_says_why() throws IOException {
    Path broken = directory.resolve("temporal");
    Files.writeString(broken, "#!/bin/sh\necho 'no room on this ship'\nexit 3\n");
    assertThat(broken.toFile().setExecutable(true)).isTrue();
    Path output = directory.resolve("server.log");

    assertThatThrownBy(() ->
            LocalTemporal.devServer(
                new TemporalCli.Found(broken, TemporalCli.Source.OPTION, "0"),
                LocalTemporalOptions.with(Map.of()).printingTo(output)))
        .isInstanceOf(LocalTemporalFailure.class)
        .hasMessage(
            "The Temporal server ended while it was starting. It said: no room on this ship (all of it in %s)",
            output);
  }
}
