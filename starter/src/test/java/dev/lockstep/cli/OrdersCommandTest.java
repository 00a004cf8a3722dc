package dev.lockstep.cli;

import static dev.lockstep.cli.OrderCommandsSetting.units;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.scend.Status;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.worker.OrderSearchAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersCommandTest {
  private static final String[] DECIDED = {"--author", "jo", "--reason", "mended"};

  @TempDir static Path directory;
  private static LocalTemporal temporal;
  private static OrderCommandsSetting shop;

  @BeforeAll
  static void open() {
    temporal = LocalTemporal.inMemory(LocalTemporalOptions.with(OrderSearchAttributes.types()));
    shop = new OrderCommandsSetting(temporal, directory);
  }

  @AfterAll
  static void close() {
    shop.close();
    temporal.close();
  }

  private static void assertSays(CommandRun run, String line) {
    assertThat(run).isEqualTo(new CommandRun(0, line + System.lineSeparator(), ""));
  }

  private static void assertFails(CommandRun run, int exitCode, String line) {
    assertThat(run).isEqualTo(new CommandRun(exitCode, "", line + System.lineSeparator()));
  }

  @Nested
  class Start {
    @Test
    void begins_an_order_nobody_reported_and_leaves_it_alone_once_it_is_over() {
      String id = shop.place(SampleKind.PAID).orderId();

      assertSays(
          shop.orders("start", id),
          "%s: started, or asked to read the order again (order/commercetools-scend/%s)"
              .formatted(id, id));
      shop.awaitConfirmed(id);
      assertSays(
          shop.orders("start", id),
          "%s: over already, nothing was done (order/commercetools-scend/%s)".formatted(id, id));
    }

    @Test
    void prints_one_json_object_per_order() {
      String over = shop.confirmed().orderId();
      String fresh = shop.place(SampleKind.PAID).orderId();

      CommandRun run = shop.orders("start", "--json", over, fresh);

      assertThat(run.exitCode()).isZero();
      assertThat(run.jsonLines())
          .map(JsonNode::toString)
          .containsExactly(
              "{\"order\":\"%s\",\"workflowId\":\"order/commercetools-scend/%s\",\"outcome\":\"over already, nothing was done\"}"
                  .formatted(over, over),
              "{\"order\":\"%s\",\"workflowId\":\"order/commercetools-scend/%s\",\"outcome\":\"started, or asked to read the order again\"}"
                  .formatted(fresh, fresh));
    }
  }

  @Nested
  class Show {
    @Test
    void a_parked_order_says_whose_it_is_and_what_to_type() {
      Sample order = shop.parked(SampleKind.UNMAPPED_SHIPPING_METHOD);

      assertThat(shop.orders("show", order.orderId()).withoutTimes())
          .isEqualTo(
              """
              Order %1$s · parked
                id        %2$s
                link      commercetools-scend
                version   1

              Parked: DELIVERY_SERVICE_UNMAPPED, for operations since <time>, due <time>
                - DELIVERY_SERVICE_UNMAPPED: The shipping method is not mapped to a delivery service: Carrier Pigeon.
                Next step: Add the delivery service to the link's mapping and retry, or amend this order.
                Then:      lockstep orders resolve --config %3$s %2$s --author YOU --reason WHY (--retry | --amend FIELD[:LINE]=VALUE | --cancel)

              So far
                <time> Parked: DELIVERY_SERVICE_UNMAPPED, for operations.
              """
                  .formatted(OrderCommandsSetting.number(order), order.orderId(), shop.config()));
    }

    @Test
    void an_order_in_the_warehouse_says_what_it_waits_for() {
      Sample order = shop.stuckInTheWarehouse(Status.ALLOCATED);

      assertThat(shop.orders("show", order.orderId()).withoutTimes())
          .startsWith(
              """
              Order %1$s · awaiting dispatch
                id        %2$s
                link      commercetools-scend
                version   1
                waits for the dispatch of the order until <time> (in 9 min)

              Fulfilment %2$s · awaiting dispatch
                scend, facility MAIN: SC\
              """
                  .formatted(OrderCommandsSetting.number(order), order.orderId()))
          .contains(": 0 of ");
    }

    @Test
    void several_orders_stand_apart() {
      String first = shop.confirmed().orderId();
      String second = shop.parked(SampleKind.BAD_POSTCODE).orderId();

      CommandRun run = shop.orders("show", first, second);

      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .startsWith("Order LS-3-")
          .containsPattern("id +" + first)
          .containsPattern("The order source shows 1 parcel of the order\\.\n\nOrder LS-3-")
          .containsPattern("id +" + second);
    }

    @Test
    void json_is_the_whole_status_one_order_a_line() {
      Sample over = shop.confirmed();
      Sample parked = shop.parked(SampleKind.UNMAPPED_SHIPPING_METHOD);

      CommandRun run = shop.orders("show", "--json", over.orderId(), parked.orderId());

      assertThat(run.exitCode()).isZero();
      assertThat(run.jsonLines()).hasSize(2);
      JsonNode first = run.jsonLines().getFirst();
      assertThat(first.path("stage").asText()).isEqualTo("CONFIRMED");
      assertThat(first.path("order").asText()).isEqualTo(over.orderId());
      assertThat(first.at("/fulfilments/0/warehouseStatus").asText()).isEqualTo("Dispatched");
      JsonNode second = run.jsonLines().getLast();
      assertThat(second.path("stage").asText()).isEqualTo("PARKED");
      assertThat(second.at("/parked/0/code").asText()).isEqualTo("DELIVERY_SERVICE_UNMAPPED");
      assertThat(second.at("/parked/0/since").asText()).matches("20\\d\\d-\\d\\d-\\d\\dT.*Z");
    }
  }

  @Nested
  class Cancel {
    @Test
    void takes_effect_at_once_while_no_warehouse_has_the_order() {
      String id = shop.parked(SampleKind.UNMAPPED_SHIPPING_METHOD).orderId();

      assertSays(
          shop.orders("cancel", id),
          id + ": cancelled. Cancelled before it was sent to a warehouse.");
    }

    @Test
    void asks_the_warehouse_that_has_it() {
      Sample order = shop.stuckInTheWarehouse(Status.ALLOCATED);

      assertSays(
          shop.orders("cancel", order.orderId(), "--author", "jo", "--reason", "FRAUD"),
          "%s: cancelled. Cancelled in the warehouse: %d units."
              .formatted(order.orderId(), units(order)));
    }

    @Test
    void says_too_late_with_the_status_of_the_warehouse_and_exit_code_1() {
      String id = shop.stuckInTheWarehouse(Status.PICKED).orderId();

      CommandRun run = shop.orders("cancel", id);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.withoutTimes())
          .isEqualTo(
              "%s: too late (the warehouse says Picked). Too late: scend says Picked since <time>; what is there ships.\n"
                  .formatted(id));
      assertThat(run.err()).isEmpty();

      JsonNode decision = shop.orders("cancel", "--json", id).json();
      assertThat(decision.path("outcome").asText()).isEqualTo("TOO_LATE");
      assertThat(decision.path("evidence").asText()).isEqualTo("Picked");
      assertThat(decision.path("cancelled")).isEmpty();
    }

    @Test
    void of_an_order_that_is_over_is_refused() {
      String id = shop.confirmed().orderId();

      assertFails(
          shop.orders("cancel", id),
          1,
          "Order %s is closed or unknown, so nothing can be asked of it. See how it ended with: orders show %s"
              .formatted(id, id));
    }
  }

  @Nested
  class Resolve {
    @Test
    void amends_and_the_same_order_goes_on() {
      String id = shop.parked(SampleKind.UNMAPPED_SHIPPING_METHOD).orderId();

      assertSays(
          resolve(id, "--amend", "delivery-service=DPD/NEXT-DAY"),
          id + ": DELIVERY_SERVICE_UNMAPPED resolved. The order goes on with the amendment.");
      shop.awaitConfirmed(id);
    }

    @Test
    void an_amendment_that_makes_no_sense_parks_the_order_again() {
      String id = shop.parked(SampleKind.UNMAPPED_SHIPPING_METHOD).orderId();

      assertThat(resolve(id, "--amend", "delivery-service=tomorrow").exitCode()).isZero();

      shop.awaitFinding(id, "The amended delivery service is not written as carrier/service.");
    }

    @Test
    void answers_in_json() {
      String id = shop.parked(SampleKind.UNMAPPED_SHIPPING_METHOD).orderId();

      assertSays(
          resolve(id, "--retry", "--json"),
          "{\"version\":1,\"resolved\":\"DELIVERY_SERVICE_UNMAPPED\",\"message\":\"The order tries again where it stands.\"}");
    }

    @Test
    void is_refused_where_the_decision_does_not_fit() {
      String id = shop.parked(SampleKind.UNMAPPED_SHIPPING_METHOD).orderId();

      assertFails(
          resolve(id, "--release-anyway"),
          1,
          "RELEASE_ANYWAY does not fit DELIVERY_SERVICE_UNMAPPED. What fits: RETRY, AMEND, CANCEL.");
    }

    @Test
    void is_refused_where_nothing_is_parked() {
      String id = shop.stuckInTheWarehouse(Status.ALLOCATED).orderId();

      assertFails(
          resolve(id, "--retry"),
          1,
          "Nothing here is parked. The order is in stage AWAITING_DISPATCH.");
    }

    private CommandRun resolve(String order, String... decision) {
      return shop.orders(
          "resolve", CommandRun.joined(CommandRun.joined(new String[] {order}, decision), DECIDED));
    }
  }

  @Nested
  class Every_command {
    @ParameterizedTest
    @ValueSource(strings = {"show", "cancel", "resolve"})
    void about_an_unknown_order_says_that_it_is_unknown(String command) {
      assertFails(
          shop.orders(command, withDecision(command, "A-1")),
          1,
          "No order has the id 'A-1', and this Temporal server cannot search by number. Give the order id, or use a real server.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "show", "cancel", "resolve"})
    void about_an_unknown_link_names_the_known_ones(String command) {
      assertFails(
          shop.orders(command, CommandRun.joined(withDecision(command, "A-1"), "--link", "b2b")),
          2,
          "There is no link 'b2b' in the configuration. Known links: commercetools-scend.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "show", "cancel", "resolve"})
    void needs_the_link_where_there_are_several(String command) {
      Path two =
          shop.changedConfig(
              "two-links.yaml",
              text ->
                  text.replace(
                          "connections:\n", "connections:\n  trade: {platform: commercetools}\n")
                      .replace(
                          "\nwebhooks:\n",
                          """

                            wholesale:
                              source: trade
                              facilities:
                                general: {warehouse: scend, facility: MAIN}
                          webhooks:
                          """));

      assertFails(
          OrderCommandsSetting.orders(two, command, withDecision(command, "A-1")),
          2,
          "The configuration has several links. Name one with --link: commercetools-scend, wholesale.");
    }

    /** All four at once, since each of them is patient for three seconds. */
    @Test
    void says_where_it_looked_for_a_temporal_that_does_not_answer() throws Exception {
      Path elsewhere =
          shop.changedConfig(
              "elsewhere.yaml", text -> text.replace(temporal.target(), "127.0.0.1:1"));

      assertThat(
              CommandRun.atOnce(
                  List.of("start", "show", "cancel", "resolve"),
                  command ->
                      OrderCommandsSetting.orders(
                          elsewhere, command, withDecision(command, "A-1"))))
          .allSatisfy(run ->
              assertFails(
                  run,
                  1,
                  "Temporal does not answer at 127.0.0.1:1. Start it, or correct temporal.address (and temporal.tls): UNAVAILABLE."));
    }

    @Test
    void needs_none_of_the_secrets_that_the_worker_needs() throws IOException {
      String id = shop.confirmed().orderId();
      Path withoutSecrets = Files.copy(shop.config(), directory.resolve("somewhere-else.yaml"));

      assertThat(OrderCommandsSetting.orders(withoutSecrets, "show", id).exitCode()).isZero();

      CommandRun worker = CommandRun.of("worker", "--config", withoutSecrets.toString());
      assertThat(worker.exitCode()).isEqualTo(2);
      assertThat(worker.err())
          .contains(
              "connections.commercetools-for-scend.clientSecret names a file that does not exist: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "show", "cancel", "resolve"})
    void without_its_configuration_says_so(String command) {
      Path none = directory.resolve("none.yaml");

      assertFails(
          OrderCommandsSetting.orders(none, command, withDecision(command, "A-1")),
          2,
          """
          The configuration has a mistake: %s
            The file does not exist. Name another one, or create it. Copy lockstep.example.yaml and start from there.\
          """
              .formatted(none));
    }

    private static String[] withDecision(String command, String order) {
      return command.equals("resolve")
          ? CommandRun.joined(new String[] {order, "--retry"}, DECIDED)
          : new String[] {order};
    }
  }

  @Nested
  class Without_a_worker {
    @Test
    void a_question_is_given_up_in_time_and_may_still_be_answered() {
      try (LocalTemporal idle =
          LocalTemporal.inMemory(LocalTemporalOptions.with(OrderSearchAttributes.types()))) {
        Path config =
            shop.changedConfig("idle.yaml", text -> text.replace(temporal.target(), idle.target()));
        assertThat(OrderCommandsSetting.orders(config, "start", "o-1").exitCode()).isZero();

        assertFails(
            OrderCommandsSetting.orders(config, "cancel", "o-1", "--wait", "1"),
            1,
            "No answer within 1 s. The request may still be decided; look with: lockstep orders show --config %s o-1"
                .formatted(config));
        assertFails(
            OrderCommandsSetting.orders(
                config,
                "resolve",
                CommandRun.joined(new String[] {"o-1", "--wait", "1", "--retry"}, DECIDED)),
            1,
            "No answer within 1 s. The order may still have taken it; look with: lockstep orders show --config %s o-1"
                .formatted(config));
      }
    }
  }
}
