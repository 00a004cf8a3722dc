package dev.lockstep.platform.deposco;

import static dev.lockstep.platform.deposco.DeposcoStory.REF;
import static dev.lockstep.platform.deposco.DeposcoStory.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import dev.lockstep.port.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the adapter makes of shipments as they come over the wire. */
class DeposcoShipmentWireTest extends ScriptedDeposco {
  @Nested
  class A_listing_of_shipments {
    private static final Instant SINCE = Instant.parse("2026-03-03T10:00:00Z");

    private Page<Shipment> listed(String... rows) {
      answers(200, listOf(rows));
      return warehouse.shippedSince(SINCE, Optional.empty());
    }

    @Test
    void is_filtered_here_again() {
      answers(
          200,
          listOf(
              shipment("Shipped").replace("T10:00:00Z\"}", "T09:59:59Z\"}"),
              shipment("New"),
              shipment("Shipped").replace("\"code\":\"HIVE\"", "\"code\":\"OTHER\"")));

      assertThat(warehouse.shippedSince(SINCE, Optional.empty()).items()).isEmpty();
      assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void asks_a_moment_earlier_since_deposco_leaves_the_moment_itself_out()
        throws InterruptedException {
      listed();

      assertThat(request().getUrl().queryParameter("updatedAfter"))
          .isEqualTo("2026-03-03T09:59:59Z");
    }

    @Test
    void reads_an_order_once_for_all_its_shipments() {
      answers(200, listOf(shipment("Shipped"), shipment("Shipped").replace("SHP1", "SHP2")));
      answers(200, order("Ship Complete"));

      Page<Shipment> page = warehouse.shippedSince(SINCE, Optional.empty());

      assertThat(page.items()).extracting(Shipment::id).containsExactly("SHP1", "SHP2");
      assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void ends_where_everything_is_older_than_it_can_matter() {
      answers(
          200,
          """
          {"data":[%s],"complete":false,"pages":9,
           "links":[{"rel":"next","href":"https://x/?searchId=2"}]}
          """
              .formatted(shipment("Shipped").replace("2026-03-03", "2026-01-03")));

      assertThat(warehouse.shippedSince(SINCE, Optional.empty()).next()).isEmpty();
    }

    @Test
    void goes_on_while_something_on_the_page_may_matter() {
      answers(
          200,
          """
          {"data":[%s],"complete":false,"pages":9,
           "links":[{"rel":"next","href":"https://x/?searchId=2"}]}
          """
              .formatted(shipment("New")));

      assertThat(warehouse.shippedSince(SINCE, Optional.empty()).next()).contains("searchId=2");
    }

    @Test
    void is_not_held_up_by_one_order_that_cannot_be_understood() {
      answers(200, listOf(shipment("Shipped")));
      answers(200, order("Ship Complete").replace("\"orderPackQuantity\":2,", ""));

      assertThat(warehouse.shippedSince(SINCE, Optional.empty()).items())
          .singleElement()
          .satisfies(shipment -> {
            assertThat(shipment.ref()).isEqualTo(REF);
            assertThat(shipment.parcels()).isEmpty();
          });
    }

    @Test
    void is_held_up_by_an_order_that_cannot_be_had() {
      answers(200, listOf(shipment("Shipped")));
      answers(503, "{}");

      assertThat(failureOf(() -> warehouse.shippedSince(SINCE, Optional.empty())).kind())
          .isEqualTo(FailureKind.UNAVAILABLE);
    }
  }

  @Nested
  class Shipments_of_an_order {
    private List<Shipment> shipments(String order, String... rows) {
      answers(200, listOf(order));
      answers(200, listOf(rows));
      return warehouse.shipments(REF);
    }

    @Test
    void are_only_its_own() {
      assertThat(
              shipments(
                  order("Ship Complete"),
                  shipment("Shipped").replace("{\"id\":77,", "{\"id\":78,"),
                  shipment("Shipped").replace("SHP1", "SHP2")))
          .extracting(Shipment::id)
          .containsExactly("SHP2");
    }

    @Test
    void leave_out_what_travels_with_them_for_another_order() {
      String together =
          shipment("Shipped")
              .replace("\"orderHeaders\":{\"data\":[", "\"orderHeaders\":{\"data\":[{\"id\":78},")
              .replace(
                  "\"shipmentLines\":{\"data\":[",
                  "\"shipmentLines\":{\"data\":[{\"number\":\"SHP1-2\",\"orderLine\":{\"id\":999},"
                      + "\"item\":{\"businessKey\":{\"number\":\"TSHIRT-BLK-M\"}},"
                      + "\"shippedPackQuantity\":5},");

      assertThat(shipments(order("Ship Complete"), together).getFirst().parcels())
          .extracting(ShippedParcel::lines)
          .containsExactly(List.of(new LineQuantity(new LineId("line-a"), Quantity.of(2))));
    }

    @Test
    void hand_on_a_line_that_nobody_asked_for() {
      String strange =
          shipment("Shipped").replace("\"orderLine\":{\"id\":701}", "\"orderLine\":{\"id\":999}");

      assertThat(shipments(order("Ship Complete"), strange).getFirst().parcels().getFirst().lines())
          .containsExactly(new LineQuantity(new LineId("of shipment line SHP1-1"), Quantity.of(2)));
    }

    @Test
    void without_containers_are_one_parcel_with_the_shipments_number() {
      String bare =
          shipment("Shipped").replace("\"shippedContainers\":{\"data\":[", "\"x\":{\"data\":[");

      assertThat(shipments(order("Ship Complete"), bare).getFirst().parcels())
          .containsExactly(
              new ShippedParcel(
                  "1",
                  "T-1",
                  "https://track.example/T-1",
                  List.of(new LineQuantity(new LineId("line-a"), Quantity.of(2)))));
    }

    @Test
    void whose_containers_do_not_say_what_is_in_them_keep_every_number() {
      String silent =
          shipment("Shipped")
              .replaceAll(
                  "\"shippedContainerLines\":\\[\\s*\\{.*?}}?,\"shippedPackQuantity\":2}]",
                  "\"shippedContainerLines\":[]")
              .replace(
                  "\"shippedContainers\":{\"data\":[",
                  "\"shippedContainers\":{\"data\":[{\"lpnNumber\":\"LPN0\",\"trackingNumber\":\"T-0\"},");

      assertThat(shipments(order("Ship Complete"), silent).getFirst().parcels())
          .extracting(ShippedParcel::id, ShippedParcel::trackingNumber)
          .containsExactly(tuple("LPN0", "T-0"), tuple("LPN1", "T-1"));
    }

    @Test
    void with_a_status_nobody_knows_count_where_they_have_a_ship_date() {
      assertThat(shipments(order("Ship Complete"), shipment("Tendered"))).hasSize(1);
    }

    @Test
    void without_a_ship_date_and_with_a_status_nobody_knows_do_not_count() {
      assertThat(
              shipments(
                  order("Released"),
                  shipment("Tendered").replace("\"actualShipDate\":\"2026-03-03T10:00:00Z\"", "")))
          .isEmpty();
    }

    @Test
    void are_the_last_only_where_nothing_of_the_order_is_open() {
      assertThat(shipments(order("Partially Shipped"), shipment("Shipped")))
          .extracting(Shipment::last)
          .containsExactly(false);
    }
  }
}
