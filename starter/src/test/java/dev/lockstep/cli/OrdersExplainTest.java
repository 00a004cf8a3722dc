package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.worker.OrderSearchAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(StuckShop.Shared.class)
class OrdersExplainTest {
  private final StuckShop shop;
  @TempDir Path directory;

  OrdersExplainTest(StuckShop shop) {
    this.shop = shop;
  }

  private CommandRun explain(Sample order, String... options) {
    return shop.type(
        CommandRun.joined(new String[] {"orders", "explain", order.orderId()}, options));
  }

  private static CommandRun explain(Path config, String order, String... options) {
    return OrderCommandsSetting.orders(config, "explain", CommandRun.joined(options, order));
  }

  @Test
  void a_parked_order_says_why_whose_it_is_and_what_to_type() {
    Sample order = shop.unmapped();
    CommandRun run = explain(order, "--offline");

    assertThat(run.exitCode()).as(run::err).isZero();
    // The sweep may have met the order at the same moment, and had it read once more.
    assertThat(run.words().replaceAll("( <time> Read and check the order: done\n)+", "$1"))
        .isEqualTo(
            """
            Order %1$s · parked
             id %2$s
             link commercetools-scend
             started <time> (<age> ago)
             owner operations

            Parked: DELIVERY_SERVICE_UNMAPPED since <time>, due <time> (in <age>)
             - DELIVERY_SERVICE_UNMAPPED: The shipping method is not mapped to a delivery service: Carrier Pigeon.

            Steps
             <time> Read and check the order: done

            Calls: No platform call is kept; worker.wireLog.directory in the configuration does.

            If nobody acts: Nothing is sent to the warehouse.
            Next step: Add the delivery service to the link's mapping and retry, or amend this order.
             lockstep orders resolve --config %3$s %2$s --retry --author YOU --reason WHY
             lockstep exceptions explain DELIVERY_SERVICE_UNMAPPED
            Web UI: http://127.0.0.1:8233/namespaces/default/workflows/order%%2Fcommercetools-scend%%2F%2$s
            """
                .formatted(OrderCommandsSetting.number(order), order.orderId(), shop.config()));
  }

  @Test
  void the_systems_stand_side_by_side_with_the_time_each_was_read() {
    assertThat(explain(shop.waiting()).words())
        .contains(
            """

            The systems now
             commercetools-for-scend scend
             role order source warehouse
             asked for %1$s %1$s
             read at <time> <time>
             status open Allocated (allocated)
            """
                .formatted(shop.waiting().orderId()))
        .contains(" address complete complete\n", " service Standard DPD/STANDARD\n")
        .containsPattern(" line \\S+ (\\d+ of \\S+) \\1\n")
        .contains(" parcels 0 shown, 0 with tracking –\n");
  }

  @Test
  void an_order_that_waits_says_for_what_until_when_and_what_happens_then() {
    assertThat(explain(shop.waiting(), "--offline").words())
        .contains(
            " waits for the dispatch of the order\n until <time> (in <age>)\n owner nobody: it goes on by itself\n")
        .contains("If nobody acts: At that time it is parked as DISPATCH_OVERDUE for operations.\n")
        .contains(" lockstep schedules trigger --config %s scend\n".formatted(shop.config()));
  }

  @Test
  void an_order_that_is_over_says_when_it_ended() {
    assertThat(explain(shop.confirmed()).words())
        .contains(" · confirmed\n", "\n ended <time>\n", "If nobody acts: Nothing: it is over.\n")
        .contains(" parcels 1 shown, 1 with tracking –\n");
  }

  @Test
  void an_order_is_known_by_its_number_too() {
    assertThat(
            shop.type("orders", "explain", "--offline", OrderCommandsSetting.number(shop.waiting()))
                .out())
        .contains(shop.waiting().orderId());
  }

  @Test
  void nothing_personal_is_shown_on_either_screen() {
    for (Sample order : List.of(shop.waiting(), shop.badPostcode(), shop.confirmed())) {
      List<String> personal = new ArrayList<>();
      leaves(order.order().path("shippingAddress"), personal);
      leaves(order.order().path("billingAddress"), personal);
      leaves(order.order().path("customerEmail"), personal);
      assertThat(personal).hasSizeGreaterThan(4);

      assertThat(explain(order).out() + explain(order, "--json").out())
          .doesNotContain(personal.toArray(String[]::new));
    }
  }

  /** What is two letters long is a country, which is nobody's. */
  private static void leaves(JsonNode node, List<String> into) {
    if (node.isTextual() && node.asText().length() > 3) {
      into.add(node.asText());
    }
    node.forEach(child -> leaves(child, into));
  }

  @Test
  void json_has_everything_in_one_object() {
    JsonNode order = explain(shop.unmapped(), "--json").json();

    assertThat(order.path("stage").asText()).isEqualTo("PARKED");
    assertThat(order.path("knownFrom").asText()).isEqualTo("WORKER");
    assertThat(order.at("/parked/0/code").asText()).isEqualTo("DELIVERY_SERVICE_UNMAPPED");
    assertThat(order.at("/readings/0/role").asText()).isEqualTo("ORDER_SOURCE");
    assertThat(order.at("/readings/0/facts/address").asText()).isEqualTo("complete");
    assertThat(order.at("/readings/1/facts/status").asText())
        .isEqualTo("nothing under this reference");
    assertThat(order.at("/steps/0/outcome").asText()).isEqualTo("DONE");
    assertThat(order.at("/advice/commands/0").asText()).startsWith("lockstep orders resolve ");
  }

  @Test
  void without_the_secrets_it_says_what_it_could_not_ask() throws IOException {
    Path alone = Files.copy(shop.config(), directory.resolve("alone.yaml"));

    CommandRun run = explain(alone, shop.waiting().orderId());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "  note       The platforms were not asked, since the configuration cannot be read"
                + " whole here: ")
        .contains("waits for  the dispatch of ")
        .doesNotContain("The systems now");
  }

  @Test
  void a_platform_that_does_not_answer_leaves_the_rest_of_the_screen() {
    Path cut =
        shop.shop()
            .changedConfig(
                "cut-off.yaml",
                text ->
                    text.replaceFirst(
                        "baseUrl: http://127.0.0.1:\\d+", "baseUrl: http://127.0.0.1:1"));

    CommandRun run = explain(cut, shop.waiting().orderId());

    assertThat(run.exitCode()).isZero();
    assertThat(run.words())
        .contains(" status open –\n", " scend: UNAVAILABLE: ", "If nobody acts: ");
  }

  @Test
  void without_a_worker_it_says_so_in_time_and_shows_what_temporal_knows() {
    try (LocalTemporal idle =
        LocalTemporal.inMemory(LocalTemporalOptions.with(OrderSearchAttributes.types()))) {
      Path config =
          shop.shop()
              .changedConfig(
                  "idle-explain.yaml",
                  text -> text.replace(shop.temporal().target(), idle.target()));
      assertThat(OrderCommandsSetting.orders(config, "start", "o-1").exitCode()).isZero();

      assertThat(explain(config, "o-1", "--offline", "--wait", "1").words())
          .startsWith("Order o-1 · awaiting payment\n")
          .contains(
              " note No worker answered within <age>; what stands here is what Temporal's search"
                  + " knows.\n")
          .contains(
              "Next step: No worker answers. Start one.\n lockstep worker --config " + config);
      assertThat(OrderCommandsSetting.orders(config, "show", "o-1", "--wait", "1"))
          .isEqualTo(
              new CommandRun(
                  1,
                  "",
                  "No worker answered for the order within 1 s. Start one with 'lockstep worker --config FILE', or see what is known without: lockstep orders explain --config %s o-1%n"
                      .formatted(config)));
    }
  }
}
