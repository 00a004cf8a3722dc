package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(StuckShop.Shared.class)
class DoctorCommandTest {
  private final StuckShop shop;
  @TempDir Path directory;

  DoctorCommandTest(StuckShop shop) {
    this.shop = shop;
  }

  private static CommandRun doctor(Path config) {
    return CommandRun.of("doctor", "--config", config.toString());
  }

  @Test
  void a_set_up_that_works_has_nothing_wrong() {
    CommandRun run = doctor(shop.config());

    assertThat(run.exitCode()).as(run::toString).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.words())
        .isEqualTo(
            """
            ok configuration It reads; connections: commercetools-for-scend, scend; links: commercetools-scend.
            ok temporal It answers at %s.
            note namespace default Orders that are over are kept for 1 d.
             → Customer service asks for longer: temporal operator namespace update --namespace default --retention 30d
            ok search attributes All 8 are registered.
            ok queue lockstep-orders One worker.
            ok queue lockstep-operations One worker.
            ok queue connection-commercetools-for-scend One worker.
            ok queue connection-scend One worker.
            ok pauses No connection is paused.
            ok connection commercetools-for-scend The order source answers, and takes the credentials.
            ok connection commercetools-for-scend Its clock agrees with this machine's.
            ok connection scend The warehouse answers, and takes the credentials.
            ok connection scend Its clock agrees with this machine's.
            ok webhooks of commercetools-for-scend The receiver takes them.
            ok webhooks of commercetools-for-scend Subscription 'lockstep' is healthy.
            ok webhooks of commercetools-for-scend The project keeps its messages, so that sweeps find lost ones.
            ok webhooks of scend The receiver takes them; whether they are sent, the platform's API does not tell.

            17 looked at: 0 wrong, 1 to note.
            """
                .formatted(shop.temporal().target()));
  }

  @Test
  void credentials_that_are_refused_are_wrong_and_say_what_to_renew() throws IOException {
    Files.writeString(shop.config().resolveSibling("wrong-key"), "nonsense");
    Path config =
        shop.shop()
            .changedConfig(
                "wrong-key.yaml",
                text -> text.replaceFirst("key: \\{file: [^}]+}", "key: {file: wrong-key}"));

    CommandRun run = doctor(config);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.words())
        .contains("\nWRONG connection scend UNAUTHORISED: The credentials are not accepted.")
        .contains("\n → Renew its credentials or scopes, then restart the workers.\n")
        .contains(
            "\n"
                + "ok connection commercetools-for-scend The order source answers, and takes the"
                + " credentials.\n");
  }

  @Test
  void an_order_source_nobody_listens_to_is_wrong_and_a_warehouse_is_worth_a_note() {
    Path config =
        shop.shop()
            .changedConfig(
                "deaf.yaml",
                text -> text.replaceFirst("(?s)  endpoints:\n.*?\nworker:", "worker:"));

    CommandRun run = doctor(config);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.words())
        .contains(
            """
            WRONG webhooks of commercetools-for-scend The receiver takes none of this order source: orders start late.
             → Add webhooks.endpoints.commercetools-for-scend, and let the platform send there.
            note webhooks of scend The receiver takes none: dispatches are found by the sweep alone.
             → Add webhooks.endpoints.scend, and let the platform send there.
            """);
  }

  @Test
  void missing_secrets_are_each_named_and_temporal_is_looked_at_all_the_same() throws IOException {
    Path alone = Files.copy(shop.config(), directory.resolve("alone.yaml"));

    CommandRun run = doctor(alone);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.words())
        .contains(
            "connections.commercetools-for-scend.clientSecret names a file that does not exist: ")
        .contains("\n → Correct " + alone + ".\n")
        .contains("\nok queue lockstep-orders One worker.\n")
        .doesNotContain("connection commercetools-for-scend");
  }

  @Test
  void a_temporal_out_of_reach_does_not_keep_the_platforms_from_being_looked_at() {
    Path config =
        shop.shop()
            .changedConfig(
                "away.yaml", text -> text.replace(shop.temporal().target(), "127.0.0.1:1"));

    CommandRun run = doctor(config);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.words())
        .contains(
            "WRONG temporal Temporal does not answer at 127.0.0.1:1. Start it, or correct"
                + " temporal.address (and temporal.tls): UNAVAILABLE.\n")
        .contains("ok connection scend ");
  }

  @Test
  void a_new_namespace_lacks_attributes_and_workers_and_says_where_they_come_from() {
    shop.shop().register("bare");
    Path config =
        shop.shop()
            .changedConfig(
                "bare.yaml", text -> text.replace("namespace: default", "namespace: bare"));

    CommandRun run = doctor(config);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.words())
        .contains("ok namespace bare Orders that are over are kept for 30 d.\n")
        .contains(
            """
            WRONG search attribute LockstepDue It is missing.
             → Start a worker, which registers it, or: temporal operator search-attribute create --namespace bare --name LockstepDue --type Datetime
            """)
        .contains(
            """
            WRONG queue connection-scend No worker asks for its work.
             → Start one: lockstep worker --config %s
            """
                .formatted(config));
  }

  @Test
  void a_namespace_that_does_not_exist_is_named_with_the_command_that_creates_it() {
    Path config =
        shop.shop()
            .changedConfig(
                "nowhere.yaml", text -> text.replace("namespace: default", "namespace: nowhere"));

    assertThat(doctor(config).words())
        .contains(
            """
            WRONG namespace nowhere It does not exist.
             → Create it: temporal operator namespace create --namespace nowhere; or correct temporal.namespace.
            """);
  }

  @Test
  void json_is_one_observation_a_line() {
    CommandRun run = shop.type("doctor", "--json");

    assertThat(run.jsonLines())
        .hasSize(17)
        .allSatisfy(line -> assertThat(line.path("verdict").asText()).isIn("OK", "NOTE"));
  }
}
