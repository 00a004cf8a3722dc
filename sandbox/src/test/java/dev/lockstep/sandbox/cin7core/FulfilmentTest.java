package dev.lockstep.sandbox.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FulfilmentTest {
  private static final String MUG = "MUG-ENAMEL-350";
  private static final String SHIRT = "TSHIRT-BLK-M";

  private final Account account = new Account();

  @AfterEach
  void stop() {
    account.close();
  }

  private String status(String id) {
    return account.read(id).path("Status").asText();
  }

  @Test
  void a_simple_sale_walks_from_ordered_to_completed() {
    String id = account.place();
    assertThat(status(id)).isEqualTo("ORDERED");
    account.pick(Account.document(id, "DRAFT", Account.stock(MUG, 2)));
    assertThat(status(id)).isEqualTo("PICKING");
    account.pick(Account.autoPick(id));
    assertThat(status(id)).isEqualTo("PICKED");
    account.standIn.merchant().authorisePack(id);
    assertThat(status(id)).isEqualTo("PACKED");
    account.ship(Account.document(id, "AUTHORISED", Account.shipment("Box 1", "T1")));
    JsonNode sale = account.read(id);
    assertThat(sale.path("CombinedShippingStatus").asText()).isEqualTo("SHIPPED");
    assertThat(sale.path("FulFilmentStatus").asText()).isEqualTo("FULFILLED");
    account.standIn.merchant().pay(id);
    assertThat(status(id)).isEqualTo("COMPLETED");
  }

  @Test
  void an_order_that_is_not_authorised_cannot_be_picked() {
    String id = account.place(Cin7SampleKind.DRAFT);
    assertThat(Account.refusal(account.pick(Account.autoPick(id))))
        .isEqualTo("Pick can not be saved. Order Status is DRAFT");
  }

  @Test
  void without_allocation_picking_goes_as_the_account_is_set() {
    String id = account.place(Cin7SampleKind.NO_ALLOC);
    assertThat(Account.refusal(account.pick(Account.autoPick(id))))
        .isEqualTo("Pick can not be saved. Order Status is AUTH_NO_ALLOC");
    try (Account other = new Account(options -> options.pickWithoutAllocation(true))) {
      String picked = other.place(Cin7SampleKind.NO_ALLOC);
      assertThat(other.pick(Account.autoPick(picked)).status()).isEqualTo(200);
    }
  }

  @Test
  void a_pick_done_twice_is_refused_by_its_status() {
    String id = account.place();
    assertThat(account.pick(Account.autoPick(id)).status()).isEqualTo(200);
    Client.Reply again = account.pick(Account.autoPick(id));
    assertThat(again.status()).isEqualTo(400);
    assertThat(Account.refusal(again))
        .isEqualTo("Pick can not be changed. Pick Status is AUTHORISED");
    assertThat(account.view(id).tasks().getFirst().picked()).containsEntry(MUG, BigDecimal.TWO);
  }

  @Test
  void posting_adds_lines_and_putting_replaces_them() {
    String id = account.place();
    account.pick(Account.document(id, "DRAFT", Account.stock(MUG, 1)));
    account.pick(Account.document(id, "DRAFT", Account.stock(MUG, 1)));
    assertThat(account.view(id).tasks().getFirst().picked()).containsEntry(MUG, BigDecimal.TWO);
    account.client.put(
        "/sale/fulfilment/pick", Account.document(id, "DRAFT", Account.stock(SHIRT, 3)));
    assertThat(account.view(id).tasks().getFirst().picked()).containsOnlyKeys(SHIRT);
  }

  @Test
  void more_than_was_ordered_cannot_be_picked() {
    String id = account.place();
    Client.Reply reply = account.pick(Account.document(id, "AUTHORISED", Account.stock(MUG, 2.5)));
    assertThat(Account.refusal(reply))
        .isEqualTo("Quantity to pick of product 'MUG-ENAMEL-350' is 2.5, available are 2");
  }

  @Test
  void what_is_short_and_what_a_supplier_sends_cannot_be_picked() {
    ObjectNode short2 = Account.line(MUG, 3).put("BackorderQuantity", 2);
    ObjectNode dropShip = Account.line(SHIRT, 1).put("DropShip", true);
    String id =
        account
            .standIn
            .merchant()
            .place(Account.sale("AUTHORISED", short2, dropShip))
            .path("ID")
            .asText();
    account.pick(Account.autoPick(id));
    assertThat(account.view(id).tasks().getFirst().picked())
        .containsOnlyKeys(MUG)
        .containsEntry(MUG, BigDecimal.ONE);
  }

  @Test
  void services_are_picked_along_and_marked() {
    String id = account.place(Cin7SampleKind.SERVICE_LINE);
    JsonNode lines = account.pick(Account.autoPick(id)).json().path("Lines");
    assertThat(lines.findValuesAsText("NonInventory")).contains("true", "false");
    assertThat(account.read(id).path("CombinedPickingStatus").asText()).isEqualTo("PICKED");
  }

  @Test
  void only_the_first_few_mistakes_are_told() {
    String id = account.place();
    Client.Reply reply =
        account.pick(
            Account.document(
                id,
                "AUTHORISED",
                Account.stock("A", 1),
                Account.stock("B", 1),
                Account.stock("", 1),
                Account.stock(MUG, 0),
                Account.stock(MUG, 1).put("Location", "Moon")));
    assertThat(reply.json()).hasSize(3);
    assertThat(account.view(id).tasks().getFirst().pickStatus()).isEqualTo("NOT AVAILABLE");
  }

  @Test
  void a_location_is_named_or_given_by_id_and_may_be_a_bin() {
    String id = account.place();
    ObjectNode byId = Account.stock(MUG, 1).put("LocationID", Books.locationId("Main Warehouse"));
    byId.remove("Location");
    account.pick(Account.document(id, "DRAFT", byId));
    ObjectNode inBin = Account.stock(SHIRT, 1).put("Location", "Main Warehouse: Bin 1");
    JsonNode lines = account.pick(Account.document(id, "DRAFT", inBin)).json().path("Lines");
    assertThat(lines.findValuesAsText("Location"))
        .containsExactly("Main Warehouse", "Main Warehouse: Bin 1");
  }

  @Test
  void a_part_picked_needs_another_task_for_the_rest_and_makes_the_sale_advanced() {
    String id = account.place();
    account.pick(Account.document(id, "AUTHORISED", Account.stock(MUG, 2)));
    assertThat(account.read(id).path("CombinedPickingStatus").asText())
        .isEqualTo("PARTIALLY PICKED");
    JsonNode reply = account.openTask(id).json();
    JsonNode added = reply.at("/Fulfilments/1");
    assertThat(added.path("TaskID").asText()).isNotEqualTo(id);
    assertThat(added.at("/Pick/Status").asText()).isEqualTo("DRAFT");
    account.pick(Account.autoPick(added.path("TaskID").asText()));
    JsonNode sale = account.read(id);
    assertThat(sale.path("Type").asText()).isEqualTo("Advanced Sale");
    assertThat(sale.path("CombinedPickingStatus").asText()).isEqualTo("PICKED");
    assertThat(sale.path("Status").asText()).isEqualTo("ORDERED");
  }

  @Test
  void nothing_stops_a_second_task_but_a_pick_that_is_not_authorised() {
    String id = account.place(Cin7SampleKind.ADVANCED);
    String first = account.openTask(id).json().at("/Fulfilments/0/TaskID").asText();
    assertThat(Account.refusal(account.openTask(id)))
        .isEqualTo("Fulfilment can not be created. Pick Status is DRAFT");
    account.pick(Account.autoPick(first));
    account.openTask(id);
    assertThat(account.view(id).tasks()).hasSize(2);
  }

  @Test
  void a_task_can_be_voided_in_an_advanced_sale_only() {
    String simple = account.place();
    assertThat(account.client.delete("/sale/fulfilment?TaskID=" + simple).status()).isEqualTo(400);
    account.pick(Account.document(simple, "AUTHORISED", Account.stock(MUG, 1)));
    String added = account.openTask(simple).json().at("/Fulfilments/1/TaskID").asText();
    account.client.delete("/sale/fulfilment?TaskID=" + added + "&Void=true");
    assertThat(account.view(simple).tasks().get(1).pickStatus()).isEqualTo("VOIDED");
  }

  @Test
  void nothing_is_packed_before_it_is_picked_and_no_more_than_that() {
    String id = account.place();
    ObjectNode pack = Account.document(id, "AUTHORISED", Account.stock(MUG, 2));
    assertThat(Account.refusal(account.pack(pack)))
        .isEqualTo("Pack can not be saved. Pick Status is NOT AVAILABLE");
    account.pick(Account.document(id, "AUTHORISED", Account.stock(MUG, 2)));
    assertThat(
            Account.refusal(
                account.pack(Account.document(id, "AUTHORISED", Account.stock(MUG, 3)))))
        .isEqualTo("Quantity to pack of product 'MUG-ENAMEL-350' exceeds the quantity picked");
    assertThat(
            Account.refusal(
                account.pack(Account.document(id, "AUTHORISED", Account.stock(MUG, 1)))))
        .isEqualTo("Product 'MUG-ENAMEL-350' is not packed completely");
    assertThat(account.pack(pack).status()).isEqualTo(200);
    assertThat(Account.refusal(account.pack(pack)))
        .isEqualTo("Pack can not be changed. Pack Status is AUTHORISED");
  }

  @Test
  void the_merchant_may_have_been_there_before() {
    Cin7SaleView picked = account.view(account.place(Cin7SampleKind.PICKED_BY_MERCHANT));
    assertThat(picked.tasks().getFirst().pickStatus()).isEqualTo("AUTHORISED");
    assertThat(picked.tasks().getFirst().packStatus()).isEqualTo("NOT AVAILABLE");
    Cin7SaleView packed = account.view(account.place(Cin7SampleKind.PACKED_BY_MERCHANT));
    assertThat(packed.tasks().getFirst().packStatus()).isEqualTo("AUTHORISED");
    assertThat(packed.tasks().getFirst().boxes()).containsOnlyKeys("Box 1");
  }
}
