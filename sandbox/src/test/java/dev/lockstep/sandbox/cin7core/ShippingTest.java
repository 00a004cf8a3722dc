package dev.lockstep.sandbox.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShippingTest {
  private static final String SHIP = "/sale/fulfilment/ship";

  private final Account account = new Account();

  @AfterEach
  void stop() {
    account.close();
  }

  private Cin7SaleView.Task task(String id) {
    return account.view(id).tasks().getFirst();
  }

  @Test
  void a_box_travels_with_its_number_and_shows_under_another_name() {
    String id = account.packInTwoBoxes();
    JsonNode ship =
        account
            .ship(
                Account.document(
                    id, "AUTHORISED", Account.shipment("A", "T1"), Account.shipment("B", "T2")))
            .json();
    assertThat(ship.path("Status").asText()).isEqualTo("AUTHORISED");
    assertThat(ship.at("/Lines/0/Boxes").asText()).isEqualTo("A");
    assertThat(ship.at("/Lines/0").has("Box")).isFalse();
    assertThat(ship.at("/Lines/0/TrackingURL").asText()).endsWith("/T1");
    assertThat(account.read(id).path("CombinedTrackingNumbers").asText()).isEqualTo("T1,T2");
    assertThat(account.view(id).shipped())
        .containsEntry("MUG-ENAMEL-350", BigDecimal.TWO)
        .containsEntry("TSHIRT-BLK-M", BigDecimal.valueOf(3));
  }

  @Test
  void nothing_is_shipped_before_it_is_packed() {
    String id = account.place();
    assertThat(
            Account.refusal(
                account.ship(Account.document(id, "AUTHORISED", Account.shipment("Box 1", "T1")))))
        .isEqualTo("Shipment can not be saved. Pack Status is NOT AVAILABLE");
  }

  @Test
  void a_line_needs_a_date_and_a_box_by_its_name_for_writing() {
    String id = account.packInTwoBoxes();
    ObjectNode line = Account.shipment("A", "T1").put("Boxes", "A");
    line.remove("Box");
    line.remove("ShipmentDate");
    assertThat(
            account.ship(Account.document(id, "DRAFT", line)).json().findValuesAsText("Exception"))
        .containsExactly("'ShipmentDate' is required", "'Box' is required");
    assertThat(
            Account.refusal(
                account.ship(Account.document(id, "DRAFT", Account.shipment("C", "T1")))))
        .isEqualTo("Box 'C' was not found in Pack lines");
  }

  @Test
  void every_box_has_to_be_listed_to_authorise_or_to_replace() {
    String id = account.packInTwoBoxes();
    ObjectNode half = Account.document(id, "AUTHORISED", Account.shipment("A", "T1"));
    assertThat(Account.refusal(account.ship(half))).isEqualTo("Box 'B' is missing in Ship lines");
    assertThat(account.client.put(SHIP, half.put("Status", "DRAFT")).status()).isEqualTo(400);
    assertThat(task(id).shipLines()).isEmpty();
  }

  @Test
  void a_part_may_leave_first_and_the_last_box_authorises_the_shipment() {
    String id = account.packInTwoBoxes();
    account.ship(Account.document(id, "PARTIALLY AUTHORISED", Account.shipment("A", "T1")));
    assertThat(task(id).shipStatus()).isEqualTo("PARTIALLY AUTHORISED");
    assertThat(account.view(id).shippingStatus()).isEqualTo("PARTIALLY SHIPPED");
    Client.Reply second =
        account.ship(Account.document(id, "AUTHORISED", Account.shipment("B", "T2")));
    assertThat(Account.refusal(second))
        .isEqualTo("Shipment can not be changed. Ship Status is PARTIALLY AUTHORISED");
  }

  @Test
  void a_draft_becomes_authorised_once_all_boxes_are_shipped() {
    String id = account.packInTwoBoxes();
    account.ship(Account.document(id, "DRAFT", Account.shipment("A", "T1")));
    assertThat(task(id).shipStatus()).isEqualTo("DRAFT");
    account.ship(Account.document(id, "DRAFT", Account.shipment("B", "T2")));
    assertThat(task(id).shipStatus()).isEqualTo("AUTHORISED");
  }

  @Test
  void a_repeat_after_success_is_refused_and_changes_nothing() {
    String id = account.packInTwoBoxes();
    ObjectNode body = Account.document(id, "AUTHORISED", Account.shipment("A,B", "T1"));
    account.ship(body);
    Client.Reply again = account.ship(body);
    assertThat(again.status()).isEqualTo(400);
    assertThat(Account.refusal(again))
        .isEqualTo("Shipment can not be changed. Ship Status is AUTHORISED");
    assertThat(account.client.put(SHIP, body).status()).isEqualTo(400);
    assertThat(task(id).shipLines()).hasSize(1);
  }

  @Test
  void tracking_and_carrier_can_be_amended_after_the_authorisation() {
    String id = account.packInTwoBoxes();
    account.ship(Account.document(id, "AUTHORISED", Account.shipment("A,B", "T1")));
    String lineId = task(id).shipLines().getFirst().id();
    ObjectNode amended =
        Account.document(id, "AUTHORISED", Account.shipment("B,A", "T9").put("Carrier", "DHL"))
            .put("AddTrackingNumbers", true);
    assertThat(account.client.put(SHIP, amended).status()).isEqualTo(200);
    Cin7SaleView.ShipLine line = task(id).shipLines().getFirst();
    assertThat(line.tracking()).isEqualTo("T9");
    assertThat(line.carrier()).isEqualTo("DHL");
    assertThat(line.id()).isEqualTo(lineId);
    assertThat(account.client.put(SHIP, amended).status()).isEqualTo(200);
    assertThat(account.ship(amended).status()).isEqualTo(400);
  }

  @Test
  void an_amendment_lists_every_box_too() {
    String id = account.packInTwoBoxes();
    account.ship(
        Account.document(
            id, "AUTHORISED", Account.shipment("A", "T1"), Account.shipment("B", "T2")));
    ObjectNode one =
        Account.document(id, "AUTHORISED", Account.shipment("A", "T9"))
            .put("AddTrackingNumbers", "true");
    assertThat(account.client.put(SHIP, one).status()).isEqualTo(400);
    assertThat(task(id).shipLines().getFirst().tracking()).isEqualTo("T1");
  }

  @Test
  void a_placeholder_is_filled_in_place_by_its_id_or_stays_beside() {
    String filled = account.place(Cin7SampleKind.PLACEHOLDER_SHIP_LINE);
    account.standIn.merchant().authorisePick(filled);
    account.standIn.merchant().authorisePack(filled);
    String placeholder = task(filled).shipLines().getFirst().id();
    account.ship(
        Account.document(
            filled, "AUTHORISED", Account.shipment("Box 1", "T1").put("ID", placeholder)));
    assertThat(task(filled).shipLines())
        .singleElement()
        .satisfies(line -> assertThat(line.id()).isEqualTo(placeholder))
        .satisfies(line -> assertThat(line.tracking()).isEqualTo("T1"));

    String beside = account.place(Cin7SampleKind.PLACEHOLDER_SHIP_LINE);
    account.standIn.merchant().authorisePick(beside);
    account.standIn.merchant().authorisePack(beside);
    account.ship(Account.document(beside, "AUTHORISED", Account.shipment("Box 1", "T2")));
    assertThat(task(beside).shipLines()).hasSize(2);
  }

  @Test
  void many_tracking_numbers_are_cut_off_in_the_sale_but_whole_in_the_shipment() {
    String id = account.packInTwoBoxes();
    account.ship(
        Account.document(
            id,
            "AUTHORISED",
            Account.shipment("A", "1".repeat(200)),
            Account.shipment("B", "2".repeat(200))));
    assertThat(account.read(id).path("CombinedTrackingNumbers").asText()).hasSize(256);
    assertThat(account.client.get(SHIP, "TaskID", id).json().at("/Lines/1/TrackingNumber").asText())
        .hasSize(200);
  }

  @Test
  void a_shipment_may_go_elsewhere_than_the_sale() {
    String id = account.packInTwoBoxes();
    ObjectNode body = Account.document(id, "AUTHORISED", Account.shipment("A,B", "T1"));
    body.putObject("ShippingAddress").put("Line1", "2 Wharf");
    JsonNode address = account.ship(body).json().path("ShippingAddress");
    assertThat(address.path("Line1").asText()).isEqualTo("2 Wharf");
    assertThat(address.path("City").asText()).isEqualTo("Leeds");
    assertThat(account.read(id).at("/ShippingAddress/Line1").asText()).isEqualTo("1 Lane");
  }

  @Test
  void a_carrier_that_nobody_listed_is_taken_as_it_is() {
    String id = account.packInTwoBoxes();
    account.ship(
        Account.document(id, "AUTHORISED", Account.shipment("A,B", "T1").put("Carrier", "Pigeon")));
    assertThat(task(id).shipLines().getFirst().carrier()).isEqualTo("Pigeon");
  }
}
