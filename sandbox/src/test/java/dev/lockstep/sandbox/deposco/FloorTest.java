package dev.lockstep.sandbox.deposco;

import static dev.lockstep.sandbox.deposco.Tenant.SHIPMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.ManualClock;
import dev.lockstep.sandbox.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FloorTest {
  private final ManualClock clock = new ManualClock();
  private DeposcoStandIn standIn;
  private Tenant tenant;
  private long id;

  @BeforeEach
  void start() {
    start(options -> options);
  }

  private void start(UnaryOperator<DeposcoOptions.Builder> change) {
    stop();
    standIn =
        DeposcoStandIn.start(change.apply(DeposcoOptions.defaults().with().clock(clock)).build());
    tenant = Tenant.of(standIn);
    id = tenant.create(Tenant.request("S1"));
  }

  @AfterEach
  void stop() {
    if (standIn != null) {
      standIn.close();
    }
  }

  private void fate(Fate... fates) {
    standIn.script(FateRule.forNumber("S1", fates));
  }

  private SalesOrderView order() {
    return Tenant.only(standIn, "S1");
  }

  private JsonNode shipment(int index) {
    List<Long> ids = new ArrayList<>();
    tenant.shipments("S1").forEach(row -> ids.addFirst(row.at("/self/id").asLong()));
    return tenant.client().get(SHIPMENTS + "/" + ids.get(index)).json();
  }

  private List<Integer> shipped() {
    return order().lines().stream().map(SalesOrderView.Line::shipped).toList();
  }

  private static int units(JsonNode shipment) {
    int units = 0;
    for (JsonNode container : shipment.at("/shippedContainers/data")) {
      for (JsonNode line : container.path("shippedContainerLines")) {
        units += line.path("shippedPackQuantity").asInt();
      }
    }
    return units;
  }

  private static List<String> trackings(JsonNode shipment) {
    List<String> trackings = new ArrayList<>();
    shipment
        .at("/shippedContainers/data")
        .forEach(container -> trackings.add(container.path("trackingNumber").asText("")));
    return trackings;
  }

  @Nested
  class the_ordinary_course {
    @Test
    void goes_through_every_status() {
      List<OrderStatus> seen = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        seen.add(standIn.advance("S1"));
      }
      assertThat(seen)
          .containsExactly(
              OrderStatus.READY_FOR_FULFILLMENT,
              OrderStatus.WAVE_BUILT,
              OrderStatus.RELEASED,
              OrderStatus.PICKING,
              OrderStatus.PICK_COMPLETE,
              OrderStatus.STAGED,
              OrderStatus.LOADED,
              OrderStatus.SHIP_COMPLETE);
      assertThat(standIn.advance("S1")).isEqualTo(OrderStatus.SHIP_COMPLETE);
    }

    @Test
    void has_a_wave_from_the_wave_on() {
      standIn.advance("S1", OrderStatus.READY_FOR_FULFILLMENT);
      assertThat(tenant.order(id).path("pickWave").isMissingNode()).isTrue();
      standIn.advance("S1", OrderStatus.WAVE_BUILT);
      assertThat(tenant.order(id).at("/pickWave/id").asLong()).isPositive();
    }

    @Test
    void labels_before_it_ships() {
      standIn.advance("S1", OrderStatus.STAGED);
      assertThat(shipment(0).path("status").asText()).isEqualTo("New");
      assertThat(trackings(shipment(0)).getFirst()).startsWith("TRK");
      assertThat(shipment(0).at("/shipmentLines/data/0/shippedPackQuantity").asInt()).isZero();
      assertThat(shipped()).containsExactly(0, 0);
      standIn.advance("S1", OrderStatus.LOADED);
      assertThat(shipment(0).path("status").asText()).isEqualTo("Shipping");
    }

    @Test
    void ends_in_a_shipment_with_containers_lines_and_tracking() {
      clock.pass(Duration.ofMinutes(1));
      standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
      JsonNode shipment = shipment(0);
      assertThat(shipment.path("status").asText()).isEqualTo("Shipped");
      assertThat(shipment.at("/shipmentDates/actualShipDate").asText())
          .isEqualTo("2026-11-20T09:01:00.000Z");
      assertThat(shipment.at("/orderHeaders/data/0/id").asLong()).isEqualTo(id);
      assertThat(shipment.path("shipVendor").asText()).isEqualTo("DPD");
      JsonNode container = shipment.at("/shippedContainers/data/0");
      assertThat(container.path("lpnNumber").asText()).isEqualTo("SHP000001-C1");
      assertThat(container.path("trackingNumber").asText()).matches("TRK\\d{10}");
      assertThat(container.path("trackingNumber2").isNull()).isTrue();
      assertThat(shipment.path("trackingUrl").asText())
          .endsWith("/" + container.path("trackingNumber").asText());
      assertThat(units(shipment)).isEqualTo(5);
      assertThat(shipped()).containsExactly(2, 3);
      JsonNode line = shipment.at("/shipmentLines/data/0");
      assertThat(line.path("externalLineNumber").isNull()).isTrue();
      List<Long> lineIds = new ArrayList<>();
      tenant
          .order(id)
          .at("/orderLines/data")
          .forEach(orderLine -> lineIds.add(orderLine.at("/self/id").asLong()));
      assertThat(lineIds).contains(line.at("/orderLine/id").asLong());
    }

    @Test
    void refers_from_the_order_to_the_trip_of_the_shipment() {
      standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
      JsonNode ref = tenant.order(id).at("/shipments/data/0");
      assertThat(ref.path("href").asText()).endsWith("/trip");
      assertThat(
              tenant
                  .client()
                  .get(SHIPMENTS + "/" + ref.path("id").asLong())
                  .json()
                  .path("number")
                  .asText())
          .isEqualTo("SHP000001");
    }

    @Test
    void can_be_driven_over_http() {
      Client controls = Client.controls(standIn.baseUri());
      ObjectNode to = Json.object().put("to", "Picking");
      assertThat(controls.post("/orders/S1/advance", to).json().path("status").asText())
          .isEqualTo("Picking");
      assertThat(controls.post("/orders/S1/advance", Json.object().put("to", "Lost")).status())
          .isEqualTo(400);
      assertThat(controls.post("/orders/none/advance", to).status()).isEqualTo(404);
    }

    @Test
    void begins_when_an_order_without_lines_gets_some() {
      start(options -> options.pace(new Pace.Automatic(Duration.ofMinutes(10))));
      tenant.put(Tenant.header("S2"));
      clock.pass(Duration.ofMinutes(15));
      standIn.tick();
      assertThat(Tenant.only(standIn, "S2").status()).isEqualTo(OrderStatus.NEW);
      tenant.put(Tenant.request("S2"));
      clock.pass(Duration.ofMinutes(15));
      standIn.tick();
      assertThat(Tenant.only(standIn, "S2").status()).isEqualTo(OrderStatus.READY_FOR_FULFILLMENT);
    }

    @Test
    void moves_by_the_clock_when_it_is_automatic() {
      start(options -> options.pace(new Pace.Automatic(Duration.ofMinutes(10))));
      standIn.tick();
      assertThat(order().status()).isEqualTo(OrderStatus.NEW);
      for (int i = 0; i < 8; i++) {
        clock.pass(Duration.ofMinutes(15));
        standIn.tick();
      }
      assertThat(order().status()).isEqualTo(OrderStatus.SHIP_COMPLETE);
    }

    @Test
    void goes_on_by_itself_once_a_fate_of_its_own_lets_it() {
      start(options -> options.pace(new Pace.Automatic(Duration.ofMinutes(10))));
      standIn.script(FateRule.forNumber("S*", new Fate.StuckAt(OrderStatus.WAVE_BUILT)));
      passTwoHours();
      assertThat(order().status()).isEqualTo(OrderStatus.WAVE_BUILT);
      standIn.script(FateRule.forNumber("S2"));
      passTwoHours();
      assertThat(order().status()).isEqualTo(OrderStatus.WAVE_BUILT);
      standIn.script(FateRule.forNumber("S1"));
      passTwoHours();
      assertThat(order().status()).isEqualTo(OrderStatus.SHIP_COMPLETE);
    }

    private void passTwoHours() {
      for (int i = 0; i < 8; i++) {
        clock.pass(Duration.ofMinutes(15));
        standIn.tick();
      }
    }
  }

  @Test
  void orders_are_found_by_how_their_numbers_begin() {
    tenant.create(Tenant.request("S10"));
    tenant.create(Tenant.request("T1"));
    assertThat(standIn.orders("S1")).containsOnlyKeys("S1", "S10");
    assertThat(standIn.orders("")).isEqualTo(standIn.orders());
  }

  @Nested
  class fates {
    @Test
    void split_over_shipments_and_containers() {
      fate(new Fate.Split(2, 2));
      standIn.advance("S1", OrderStatus.PARTIALLY_SHIPPED);
      assertThat(shipment(0).path("status").asText()).isEqualTo("Shipped");
      assertThat(shipment(1).path("status").asText()).isEqualTo("Shipping");
      assertThat(shipment(0).at("/shippedContainers/data")).hasSize(2);
      assertThat(shipped()).containsExactly(2, 1);
      assertThat(standIn.advance("S1")).isEqualTo(OrderStatus.SHIP_COMPLETE);
      assertThat(units(shipment(0)) + units(shipment(1))).isEqualTo(5);
      assertThat(shipped()).containsExactly(2, 3);
    }

    @Test
    void short_pick_closes_what_is_missing() {
      fate(new Fate.ShortPick("MUG-ENAMEL-350", 2));
      assertThat(standIn.advance("S1", OrderStatus.SHIP_COMPLETE))
          .isEqualTo(OrderStatus.SHIP_COMPLETE);
      assertThat(tenant.order(id).findValuesAsText("shortagePackQuantity"))
          .containsExactlyInAnyOrder("0", "2");
      assertThat(shipped()).containsExactly(2, 1);
      assertThat(units(shipment(0))).isEqualTo(3);
    }

    @Test
    void nothing_there_at_all_cancels_the_order() {
      fate(new Fate.ShortPick("*", 5));
      assertThat(standIn.advance("S1", OrderStatus.SHIP_COMPLETE)).isEqualTo(OrderStatus.CANCELED);
      assertThat(order().shipments()).isEmpty();
    }

    @Test
    void back_ordered_in_full_until_the_stock_comes() {
      fate(new Fate.BackOrdered("*", 5));
      assertThat(standIn.advance("S1", OrderStatus.SHIP_COMPLETE))
          .isEqualTo(OrderStatus.BACK_ORDERED);
      assertThat(tenant.order(id).findValuesAsText("orderLineStatus")).containsOnly("Back Ordered");
      standIn.liftFates();
      assertThat(standIn.advance("S1", OrderStatus.SHIP_COMPLETE))
          .isEqualTo(OrderStatus.SHIP_COMPLETE);
    }

    @Test
    void back_ordered_in_part_ships_the_others_first() {
      fate(new Fate.BackOrdered("MUG-ENAMEL-350", 3));
      assertThat(standIn.advance("S1", OrderStatus.SHIP_COMPLETE))
          .isEqualTo(OrderStatus.PARTIALLY_SHIPPED);
      assertThat(shipped()).containsExactly(2, 0);
      standIn.liftFates();
      assertThat(standIn.advance("S1")).isEqualTo(OrderStatus.SHIP_COMPLETE);
      assertThat(shipped()).containsExactly(2, 3);
      assertThat(order().shipments()).hasSize(2);
    }

    @Test
    void tracking_comes_late() {
      fate(new Fate.BlankTracking());
      standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
      assertThat(shipment(0).path("trackingNumber").asText()).isEmpty();
      assertThat(shipment(0).path("trackingUrl").isNull()).isTrue();
      assertThat(trackings(shipment(0))).containsExactly("");
      clock.pass(Duration.ofMinutes(1));
      standIn.advance("S1");
      assertThat(trackings(shipment(0)).getFirst()).startsWith("TRK");
      assertThat(shipment(0).path("updatedDate").asText()).isEqualTo("2026-11-20T09:01:00.000Z");
    }

    @Test
    void tracking_changes() {
      fate(new Fate.TrackingChanged());
      standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
      List<String> before = trackings(shipment(0));
      standIn.advance("S1");
      assertThat(trackings(shipment(0))).doesNotContainAnyElementsOf(before);
      assertThat(order().shipments()).hasSize(1);
    }

    @Test
    void a_second_tracking_number() {
      fate(new Fate.SecondTracking());
      standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
      assertThat(shipment(0).at("/shippedContainers/data/0/trackingNumber2").asText())
          .matches("TRK\\d{10}");
    }

    @Test
    void a_label_without_units() {
      fate(new Fate.UnusedLabel());
      standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
      assertThat(order().shipments().getFirst().containers())
          .satisfiesExactly(
              full -> assertThat(full.contents()).hasSize(2),
              unused -> {
                assertThat(unused.contents()).isEmpty();
                assertThat(unused.tracking()).startsWith("TRK");
              });
      assertThat(shipment(0).path("totalPackages").asInt()).isEqualTo(2);
      assertThat(units(shipment(0))).isEqualTo(5);
    }

    @Test
    void rolled_back_and_shipped_again() {
      fate(new Fate.RolledBack(true));
      standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
      assertThat(standIn.advance("S1")).isEqualTo(OrderStatus.LOADED);
      assertThat(shipment(0).path("status").asText()).isEqualTo("Rolled Back");
      assertThat(order().shipments().getFirst().rolledBack()).isTrue();
      assertThat(shipped()).containsExactly(0, 0);
      assertThat(standIn.advance("S1")).isEqualTo(OrderStatus.SHIP_COMPLETE);
      assertThat(order().shipments()).hasSize(2);
      assertThat(trackings(shipment(1))).doesNotContainAnyElementsOf(trackings(shipment(0)));
      assertThat(shipped()).containsExactly(2, 3);
    }

    @Test
    void rolled_back_for_good() {
      fate(new Fate.RolledBack(false));
      standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
      standIn.advance("S1");
      assertThat(standIn.advance("S1", OrderStatus.SHIP_COMPLETE)).isEqualTo(OrderStatus.LOADED);
      assertThat(order().shipments()).hasSize(1);
    }

    @Test
    void one_of_two_rolled_back_and_all_shipped_in_the_end() {
      fate(new Fate.Split(2, 1), new Fate.RolledBack(true));
      standIn.advance("S1", OrderStatus.PARTIALLY_SHIPPED);
      assertThat(standIn.advance("S1")).isEqualTo(OrderStatus.LOADED);
      assertThat(standIn.advance("S1", OrderStatus.SHIP_COMPLETE))
          .isEqualTo(OrderStatus.SHIP_COMPLETE);
      assertThat(shipped()).containsExactly(2, 3);
      assertThat(order().shipments().stream().filter(SalesOrderView.Shipped::rolledBack))
          .hasSize(1);
    }

    @Test
    void rolled_back_and_shipped_again_while_the_rest_is_back_ordered() {
      fate(
          new Fate.Split(2, 1),
          new Fate.RolledBack(true),
          new Fate.BackOrdered("MUG-ENAMEL-350", 1));
      standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
      assertThat(shipped()).containsExactly(2, 2);
      assertThat(order().status()).isEqualTo(OrderStatus.PARTIALLY_SHIPPED);
      standIn.liftFates();
      assertThat(standIn.advance("S1")).isEqualTo(OrderStatus.SHIP_COMPLETE);
      assertThat(shipped()).containsExactly(2, 3);
    }

    @Test
    void stuck_until_the_fate_is_lifted() {
      fate(new Fate.StuckAt(OrderStatus.PICK_COMPLETE));
      assertThat(standIn.advance("S1", OrderStatus.SHIP_COMPLETE))
          .isEqualTo(OrderStatus.PICK_COMPLETE);
      fate();
      assertThat(standIn.advance("S1", OrderStatus.SHIP_COMPLETE))
          .isEqualTo(OrderStatus.SHIP_COMPLETE);
    }

    @Test
    void cancelled_by_the_warehouse() {
      fate(new Fate.CancelledByWarehouse(OrderStatus.PICKING));
      assertThat(standIn.advance("S1", OrderStatus.SHIP_COMPLETE)).isEqualTo(OrderStatus.CANCELED);
      assertThat(order().lines()).extracting(SalesOrderView.Line::canceled).containsExactly(2, 3);
    }

    @Test
    void a_status_that_nobody_has_heard_of() {
      fate(new Fate.UnknownStatus(OrderStatus.RELEASED, "Robot Holding Area"));
      standIn.advance("S1", OrderStatus.RELEASED);
      standIn.advance("S1");
      assertThat(tenant.order(id).path("orderStatus").asText()).isEqualTo("Robot Holding Area");
      assertThat(standIn.advance("S1")).isEqualTo(OrderStatus.PICKING);
      assertThat(tenant.order(id).path("orderStatus").asText()).isEqualTo("Picking");
    }

    @Test
    void are_given_by_item_over_http_and_the_newest_rule_wins() {
      Client controls = Client.controls(standIn.baseUri());
      ObjectNode rule = Json.object().put("itemNumber", "MUG-ENAMEL-350");
      rule.putArray("fates").addObject().put("fate", "STUCK_AT").put("status", "Wave Built");
      assertThat(controls.post("/fates", rule).status()).isEqualTo(201);
      assertThat(standIn.advance("S1", OrderStatus.PICKING)).isEqualTo(OrderStatus.WAVE_BUILT);
      fate(new Fate.StuckAt(OrderStatus.RELEASED));
      assertThat(standIn.advance("S1", OrderStatus.PICKING)).isEqualTo(OrderStatus.RELEASED);
      assertThat(controls.delete("/fates").status()).isEqualTo(204);
      assertThat(standIn.advance("S1", OrderStatus.PICKING)).isEqualTo(OrderStatus.PICKING);
    }
  }
}
