package dev.lockstep.sandbox.scend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.ManualClock;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.ledger.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloorTest {
  private final ManualClock clock = new ManualClock();
  private ScendStandIn standIn;
  private Client client;

  @BeforeEach
  void start() {
    standIn = ScendStandIn.start(ScendOptions.defaults().with().clock(clock).build());
    client = Client.of(standIn);
    client.put("/orders/R1", Orders.of("R1"));
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  private void fate(Fate... fates) {
    standIn.script(FateRule.forReference("R1", fates));
  }

  private JsonNode shipments() {
    return client.get("/orders/R1/shipments").json().path("Items");
  }

  private JsonNode order() {
    return client.get("/orders/R1").json();
  }

  private static int units(JsonNode shipment) {
    int units = 0;
    for (JsonNode parcel : shipment.path("Packages")) {
      for (JsonNode line : parcel.path("Lines")) {
        units += line.path("Quantity").asInt();
      }
    }
    return units;
  }

  @Nested
  class the_ordinary_course {
    @Test
    void goes_through_every_status_with_its_time() {
      List<Status> seen = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        clock.pass(Duration.ofMinutes(1));
        seen.add(standIn.advance("R1"));
      }
      assertThat(seen)
          .containsExactly(
              Status.ALLOCATED,
              Status.RELEASED,
              Status.PICKING,
              Status.PICKED,
              Status.PACKING,
              Status.PACKED,
              Status.DISPATCHED);
      assertThat(order().path("StatusHistory")).hasSize(8);
      assertThat(order().at("/StatusHistory/7/At").asText()).isEqualTo("2026-11-20T09:07:00.000Z");
      assertThat(order().at("/Lines/1/DispatchedQuantity").asInt()).isEqualTo(3);
      assertThat(standIn.advance("R1", Status.DELIVERED)).isEqualTo(Status.DELIVERED);
    }

    @Test
    void ends_in_one_final_shipment_found_by_time() {
      clock.pass(Duration.ofMinutes(1));
      standIn.advance("R1", Status.DISPATCHED);
      JsonNode found =
          client.get("/shipments", "dispatchedSince", "2026-11-20T09:01:00Z").json().path("Items");
      assertThat(found).hasSize(1);
      assertThat(found.path(0).path("IsFinal").asBoolean()).isTrue();
      assertThat(found.path(0).path("CarrierCode").asText()).isEqualTo("DPD");
      assertThat(found.at("/0/Packages/0/TrackingNumber").asText()).matches("TRK\\d{10}");
      assertThat(units(found.path(0))).isEqualTo(5);
      assertThat(
              client
                  .get("/shipments", "dispatchedSince", "2026-11-20T09:01:00.001Z")
                  .json()
                  .path("Items"))
          .isEmpty();
    }

    @Test
    void can_be_driven_over_http() {
      Client controls = Client.controls(standIn.baseUri());
      ObjectNode to = Json.object().put("to", "Packed");
      assertThat(controls.post("/orders/R1/advance", to).json().path("status").asText())
          .isEqualTo("Packed");
      assertThat(controls.post("/orders/R1/advance", Json.object().put("to", "Lost")).status())
          .isEqualTo(400);
      assertThat(controls.post("/orders/none/advance", to).status()).isEqualTo(404);
    }
  }

  @Test
  void orders_are_found_by_how_their_references_begin() {
    client.put("/orders/R10", Orders.of("R10"));
    client.put("/orders/S1", Orders.of("S1"));
    assertThat(standIn.orders("R1")).containsOnlyKeys("R1", "R10");
    assertThat(standIn.orders("")).isEqualTo(standIn.orders());
    standIn.lose("R1");
    assertThat(standIn.orders("R1")).containsOnlyKeys("R10");
  }

  @Nested
  class fates {
    @Test
    void split_over_shipments_and_parcels() {
      fate(new Fate.Split(2, 2));
      standIn.advance("R1", Status.PART_DISPATCHED);
      assertThat(shipments().path(0).path("IsFinal").asBoolean()).isFalse();
      assertThat(shipments().path(0).path("Packages")).hasSize(2);
      assertThat(standIn.advance("R1")).isEqualTo(Status.DISPATCHED);
      assertThat(shipments()).hasSize(2);
      assertThat(units(shipments().path(0)) + units(shipments().path(1))).isEqualTo(5);
      assertThat(shipments().path(1).path("IsFinal").asBoolean()).isTrue();
    }

    @Test
    void short_pick_closes_what_is_missing() {
      fate(new Fate.ShortPick("MUG-ENAMEL-350", 2));
      standIn.advance("R1", Status.DISPATCHED);
      assertThat(order().at("/Lines/1/ShortQuantity").asInt()).isEqualTo(2);
      assertThat(order().at("/Lines/1/DispatchedQuantity").asInt()).isEqualTo(1);
      assertThat(units(shipments().path(0))).isEqualTo(3);
    }

    @Test
    void tracking_comes_late() {
      fate(new Fate.BlankTracking());
      standIn.advance("R1", Status.DISPATCHED);
      assertThat(shipments().at("/0/Packages/0/TrackingNumber").isNull()).isTrue();
      standIn.advance("R1");
      assertThat(shipments().at("/0/Packages/0/TrackingNumber").asText()).startsWith("TRK");
    }

    @Test
    void tracking_changes() {
      fate(new Fate.TrackingChanged());
      standIn.advance("R1", Status.DISPATCHED);
      String before = shipments().at("/0/Packages/0/TrackingNumber").asText();
      standIn.advance("R1");
      assertThat(shipments().at("/0/Packages/0/TrackingNumber").asText()).isNotEqualTo(before);
      assertThat(shipments().at("/0/ShipmentId").asText()).isEqualTo("SH000001");
    }

    @Test
    void a_dispatch_is_voided_and_goes_again() {
      fate(new Fate.Voided(true));
      standIn.advance("R1", Status.DISPATCHED);
      assertThat(standIn.advance("R1")).isEqualTo(Status.PACKED);
      assertThat(shipments().path(0).path("Status").asText()).isEqualTo("Voided");
      assertThat(order().at("/Lines/0/DispatchedQuantity").asInt()).isZero();
      assertThat(standIn.advance("R1")).isEqualTo(Status.DISPATCHED);
      assertThat(shipments()).hasSize(2);
    }

    @Test
    void more_goes_out_than_was_ordered() {
      fate(new Fate.OverShip(2));
      standIn.advance("R1", Status.DISPATCHED);
      assertThat(units(shipments().path(0))).isEqualTo(7);
    }

    @Test
    void a_line_goes_out_that_nobody_ordered() {
      fate(new Fate.UnknownLine());
      standIn.advance("R1", Status.DISPATCHED);
      assertThat(shipments().findValuesAsText("LineReference")).contains("NEVER-ORDERED");
    }

    @Test
    void stuck_until_the_fate_is_lifted() {
      fate(new Fate.StuckAt(Status.ALLOCATED));
      assertThat(standIn.advance("R1", Status.DISPATCHED)).isEqualTo(Status.ALLOCATED);
      fate();
      assertThat(standIn.advance("R1", Status.DISPATCHED)).isEqualTo(Status.DISPATCHED);
    }

    @Test
    void rejected_after_it_was_taken() {
      fate(new Fate.Rejected("HAZARDOUS"));
      assertThat(standIn.advance("R1")).isEqualTo(Status.REJECTED);
      assertThat(order().path("StatusReason").asText()).isEqualTo("HAZARDOUS");
    }

    @Test
    void cancelled_by_the_warehouse() {
      fate(new Fate.CancelledByWarehouse(Status.PICKING));
      assertThat(standIn.advance("R1", Status.DISPATCHED)).isEqualTo(Status.CANCELLED);
      assertThat(order().at("/Lines/0/CancelledQuantity").asInt()).isEqualTo(2);
    }

    @Test
    void a_status_nobody_knows_shows_for_one_step() {
      fate(new Fate.UnknownStatus(Status.PICKED, "Awaiting Glitter"));
      standIn.advance("R1", Status.PICKED);
      standIn.advance("R1");
      assertThat(order().path("Status").asText()).isEqualTo("Awaiting Glitter");
      assertThat(standIn.advance("R1")).isEqualTo(Status.PACKING);
      assertThat(order().path("Status").asText()).isEqualTo("Packing");
    }

    @Test
    void are_given_by_product_and_over_http_too() {
      ObjectNode rule = Json.object().put("productCode", "MUG-ENAMEL-350");
      rule.putArray("fates").addObject().put("fate", "STUCK_AT").put("status", "Picking");
      assertThat(Client.controls(standIn.baseUri()).post("/fates", rule).status()).isEqualTo(201);
      assertThat(standIn.advance("R1", Status.DISPATCHED)).isEqualTo(Status.PICKING);
    }
  }

  @Nested
  class a_cancellation {
    private Client.Reply cancel() {
      return client.post("/orders/R1/cancel", Json.object().put("Reason", "CUSTOMER_REQUEST"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RECEIVED", "ALLOCATED", "RELEASED"})
    void before_picking_is_granted_and_can_be_repeated(Status status) {
      standIn.advance("R1", status);
      assertThat(cancel().status()).isEqualTo(200);
      Client.Reply again = cancel();
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.json().path("Result").asText()).isEqualTo("CANCELLED");
      assertThat(standIn.advance("R1", Status.DISPATCHED)).isEqualTo(Status.CANCELLED);
      assertThat(shipments()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PICKING", "PICKED", "PACKING", "PACKED", "DISPATCHED"})
    void from_picking_on_is_too_late_and_names_the_status(Status status) {
      standIn.advance("R1", status);
      Client.Reply reply = cancel();
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.json().path("Code").asText()).isEqualTo("TOO_LATE");
      assertThat(reply.json().path("Status").asText()).isEqualTo(status.wire());
    }

    @Test
    void can_be_pending_and_then_granted() {
      fate(new Fate.CancelPending(true));
      assertThat(cancel().status()).isEqualTo(202);
      assertThat(cancel().json().path("Result").asText()).isEqualTo("CANCEL_REQUESTED");
      assertThat(order().path("Status").asText()).isEqualTo("CancelRequested");
      assertThat(standIn.advance("R1")).isEqualTo(Status.CANCELLED);
    }

    @Test
    void can_be_pending_and_then_too_late() {
      fate(new Fate.CancelPending(false));
      cancel();
      assertThat(standIn.advance("R1")).isEqualTo(Status.PICKED);
      assertThat(cancel().status()).isEqualTo(409);
      assertThat(standIn.advance("R1", Status.DISPATCHED)).isEqualTo(Status.DISPATCHED);
    }

    @Test
    void may_be_followed_by_a_stray_dispatch() {
      fate(new Fate.StrayDispatch());
      cancel();
      assertThat(standIn.advance("R1")).isEqualTo(Status.CANCELLED);
      assertThat(shipments()).hasSize(1);
      assertThat(standIn.ledger().facts("DISPATCHED").getFirst().detail().path("stray").asBoolean())
          .isTrue();
    }

    @Test
    void may_be_granted_late_with_goods_to_put_back() {
      fate(new Fate.CancelLate());
      standIn.advance("R1", Status.PACKED);
      assertThat(cancel().json().path("Status").asText()).isEqualTo("AwaitingReturnToStock");
    }

    @Test
    void of_some_units_leaves_the_rest_and_a_repeat_changes_nothing() {
      ObjectNode some = Json.object().put("Reason", "OTHER");
      some.putArray("Lines").addObject().put("LineReference", "L2").put("Quantity", 2);
      client.post("/orders/R1/cancel", some);
      Client.Reply reply = client.post("/orders/R1/cancel", some);
      assertThat(reply.json().path("Result").asText()).isEqualTo("PARTLY_CANCELLED");
      assertThat(reply.json().at("/Lines/0/CancelledQuantity").asInt()).isEqualTo(2);
      standIn.advance("R1", Status.DISPATCHED);
      assertThat(units(shipments().path(0))).isEqualTo(3);
    }

    @Test
    void of_an_order_that_does_not_exist_is_a_404() {
      assertThat(client.post("/orders/none/cancel", Json.object()).status()).isEqualTo(404);
    }
  }

  @Nested
  class the_automatic_floor {
    @Test
    void moves_by_the_clock_and_by_the_seed() {
      assertThat(timesOf(1)).isEqualTo(timesOf(1)).isNotEqualTo(timesOf(2));
    }

    @Test
    void goes_on_with_an_order_once_a_fate_of_its_own_lets_it() {
      ScendOptions options =
          ScendOptions.defaults()
              .with()
              .clock(clock)
              .pace(new Pace.Automatic(Duration.ofMinutes(10)))
              .build();
      try (ScendStandIn automatic = ScendStandIn.start(options)) {
        automatic.script(FateRule.forReference("R**", new Fate.StuckAt(Status.ALLOCATED)));
        Client.of(automatic).put("/orders/R1", Orders.of("R1"));
        passTwoHours(automatic);
        assertThat(statusOf(automatic)).isEqualTo(Status.ALLOCATED);
        automatic.script(FateRule.forReference("R2**"));
        passTwoHours(automatic);
        assertThat(statusOf(automatic)).isEqualTo(Status.ALLOCATED);
        automatic.script(FateRule.forReference("R1**"));
        passTwoHours(automatic);
        assertThat(statusOf(automatic)).isEqualTo(Status.DISPATCHED);
      }
    }

    private void passTwoHours(ScendStandIn automatic) {
      for (int i = 0; i < 8; i++) {
        clock.pass(Duration.ofMinutes(15));
        automatic.tick();
      }
    }

    private static Status statusOf(ScendStandIn automatic) {
      return automatic.orders("R1").values().iterator().next().getFirst().status();
    }

    private List<String> timesOf(long seed) {
      ManualClock own = new ManualClock();
      ScendOptions options =
          ScendOptions.defaults()
              .with()
              .clock(own)
              .seed(seed)
              .pace(new Pace.Automatic(Duration.ofMinutes(10)))
              .build();
      Ledgered floor = new Ledgered(options);
      for (int i = 0; i < 200; i++) {
        own.pass(Duration.ofMinutes(1));
        floor.tick();
      }
      assertThat(floor.last()).isEqualTo("DISPATCHED");
      return floor.times();
    }
  }

  /** A floor without HTTP and without its own thread, so that only the test moves time. */
  private static final class Ledgered {
    private final dev.lockstep.sandbox.ledger.Ledger ledger;
    private final Warehouse warehouse;
    private final Floor floor;

    Ledgered(ScendOptions options) {
      ledger = new dev.lockstep.sandbox.ledger.Ledger(options.clock());
      var rules = new dev.lockstep.sandbox.delivery.DeliveryRules(1);
      var outbox = new dev.lockstep.sandbox.delivery.Outbox(options.delivery(), rules);
      warehouse = new Warehouse(options, ledger, new ScendWebhooks(options, outbox));
      floor = new Floor(warehouse, options);
      Products products = new Products(options.productPattern(), options.products());
      new Intake(options, warehouse, products, floor).create(Orders.of("R1"));
    }

    void tick() {
      warehouse.with(floor::tick);
    }

    List<String> times() {
      return ledger.facts().stream().map(fact -> fact.at().toString()).toList();
    }

    String last() {
      List<Fact> facts = ledger.facts("DISPATCHED");
      return facts.isEmpty() ? "" : facts.getLast().kind();
    }
  }
}
