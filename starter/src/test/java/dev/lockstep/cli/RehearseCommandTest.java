package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {
  @Test
  void more_in_flight_than_the_development_server_takes_is_refused() {
    assertThat(CommandRun.of("rehearse", "--in-flight", "51"))
        .isEqualTo(refused("--orders must be at least 1, --in-flight 1 to 50."));
  }

  @Test
  void no_orders_at_all_are_refused() {
    assertThat(CommandRun.of("rehearse", "--orders", "0").exitCode()).isEqualTo(2);
  }

  @Test
  void a_number_of_workers_that_no_laptop_bears_is_refused() {
    assertThat(CommandRun.of("rehearse", "--workers", "9"))
        .isEqualTo(refused("--workers must be 1 to 8."));
  }

  @Test
  void a_fault_that_there_is_not_is_refused() {
    assertThat(CommandRun.of("rehearse", "--faults", "hurricane"))
        .isEqualTo(
            refused(
                "There is no such fault or profile: 'hurricane'. See them with --faults list."));
  }

  @Test
  void a_link_that_there_is_not_is_refused_with_those_there_are() {
    assertThat(CommandRun.of("rehearse", "--link", "shop-scend"))
        .isEqualTo(
            refused(
                "There is no link shop-scend. Name one of: commercetools-scend, scayle-scend,"
                    + " cin7core-scend, commercetools-deposco, scayle-deposco, cin7core-deposco."));
  }

  @Test
  void the_faults_are_listed_with_their_rates() {
    CommandRun run = CommandRun.of("rehearse", "--faults", "list");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().toList())
        .hasSize(27)
        .anySatisfy(line ->
            assertThat(line)
                .matches("worker-kill +– +0\\.7 +2 +times in 100 orders, .*SIGKILL to a worker.*"));
  }

  @Test
  void a_dry_run_prints_the_same_plan_twice_and_starts_nothing() {
    CommandRun plan = CommandRun.of("rehearse", "--dry-run", "--orders", "40", "--seed", "5");
    assertThat(plan.exitCode()).isZero();
    assertThat(plan.err()).isEmpty();
    assertThat(plan.out()).startsWith("Orders: 40.").contains(": worker-kill, for ");
    assertThat(CommandRun.of("rehearse", "--dry-run", "--orders", "40", "--seed", "5"))
        .isEqualTo(plan);
  }

  @Nested
  class With_a_configuration {
    @TempDir Path directory;

    @Test
    void links_that_the_stand_ins_cannot_tell_apart_are_refused() throws IOException {
      CommandRun run =
          CommandRun.of("rehearse", "--dry-run", "--config", twoLinks("charged").toString());
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .isEqualTo(
              "The stand-ins cannot play this configuration. Links uk and us join the same"
                  + " platforms; name one with --link."
                  + System.lineSeparator());
    }

    @Test
    void orders_that_are_paid_by_words_of_the_shop_are_refused() throws IOException {
      CommandRun run =
          CommandRun.of(
              "rehearse", "--dry-run", "--config", twoLinks("state").toString(), "--link", "us");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .isEqualTo(
              "The stand-ins cannot play this configuration. Link us tells paid orders by their"
                  + " state (payment.basis: state), and the states of the stand-ins' orders are"
                  + " not yours."
                  + System.lineSeparator());
    }

    @Test
    void one_link_of_it_is_planned_and_what_is_not_of_it_is_said() throws IOException {
      CommandRun run =
          CommandRun.of(
              "rehearse",
              "--dry-run",
              "--config",
              twoLinks("charged").toString(),
              "--link",
              "us",
              "--orders",
              "3");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("Links: commercetools-scend 3.");
      assertThat(run.err())
          .isEqualTo(
              "Played by the stand-ins' own: connections, links.us.deliveryServices,"
                  + " links.us.facilities, links.us.source."
                  + System.lineSeparator());
    }

    private Path twoLinks(String basis) throws IOException {
      String connection =
          """
            %s:
              platform: commercetools
              apiUrl: https://api.example
              tokenUrl: https://auth.example/oauth/token
              projectKey: %s
              clientId: client
              clientSecret: {env: NOT_SET_HERE}
          """;
      String link =
          """
            %s:
              source: shop-%s
              facilities: {general: {warehouse: dc, facility: MAIN}}
              deliveryServices: {Standard: {carrier: DPD, service: STANDARD}}
              payment: {basis: %s}
              deadlines: {settle: 7s}
          """;
      return Files.writeString(
          directory.resolve("lockstep.yaml"),
          "connections:\n"
              + connection.formatted("shop-uk", "uk")
              + connection.formatted("shop-us", "us")
              + """
                dc:
                  platform: scend
                  baseUrl: https://scend.example/api/v1
                  clientCode: ACME
                  auth: {strategy: api-key-header, key: {env: NOT_SET_HERE}}
                  pace: {requestsPerMinute: 77}
              """
              + "links:\n"
              + link.formatted("uk", "uk", basis)
              + link.formatted("us", "us", basis));
    }
  }

  private static CommandRun refused(String sentence) {
    return new CommandRun(2, "", sentence + System.lineSeparator());
  }
}
