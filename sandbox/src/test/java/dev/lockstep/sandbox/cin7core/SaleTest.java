package dev.lockstep.sandbox.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.cin7core.sample.Cin7Sample;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import dev.lockstep.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaleTest {
  private final Account account = new Account();

  @AfterEach
  void stop() {
    account.close();
  }

  private static ObjectNode head(String id) {
    return Json.object()
        .put("ID", id)
        .put("Customer", "Web shop")
        .put("Location", "Main Warehouse");
  }

  @Test
  void the_task_of_a_simple_sale_has_the_id_of_the_sale() {
    String id = account.place();
    JsonNode sale = account.read(id);
    assertThat(sale.path("Type").asText()).isEqualTo("Simple Sale");
    assertThat(sale.at("/Fulfilments/0/TaskID").asText()).isEqualTo(id);
    assertThat(sale.at("/Fulfilments/0/Pick/Status").asText()).isEqualTo("NOT AVAILABLE");
  }

  @Test
  void order_lines_have_no_id_and_a_sku_may_stand_twice() {
    JsonNode lines = account.read(account.place(Cin7SampleKind.REPEATED_SKU)).at("/Order/Lines");
    assertThat(lines.path(0).path("SKU")).isEqualTo(lines.path(2).path("SKU"));
    assertThat(lines.path(0).path("Price")).isNotEqualTo(lines.path(2).path("Price"));
    assertThat(lines.path(0).has("ID")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'', United Kingdom", "Regular, United Kingdom", "Code2, GB", "Code, GBR"})
  void a_country_is_a_name_unless_a_code_is_asked_for(String format, String country) {
    String id = account.place();
    JsonNode sale = account.client.get("/sale", "ID", id, "CountryFormat", format).json();
    assertThat(sale.at("/ShippingAddress/Country").asText()).isEqualTo(country);
    assertThat(sale.at("/Fulfilments/0/Ship/ShippingAddress/Country").asText()).isEqualTo(country);
  }

  @Test
  void movements_are_told_unless_they_are_hidden() {
    String id = account.place();
    account.pick(Account.autoPick(id));
    assertThat(account.read(id).path("InventoryMovements")).hasSize(2);
    assertThat(
            account
                .client
                .get("/sale", "ID", id, "HideInventoryMovements", "true")
                .json()
                .path("InventoryMovements"))
        .isEmpty();
  }

  @Test
  void an_id_is_found_in_upper_case_and_answered_in_lower_case() {
    String id = account.place();
    assertThat(account.read(Events.upper(id)).path("ID").asText()).isEqualTo(id).isLowerCase();
  }

  @Test
  void an_order_short_of_stock_is_authorised_all_the_same() {
    String id = account.place(Cin7SampleKind.BACKORDERED);
    JsonNode sale = account.read(id);
    assertThat(sale.path("Status").asText()).isEqualTo("BACKORDERED");
    assertThat(sale.at("/Order/Status").asText()).isEqualTo("AUTHORISED");
    assertThat(sale.at("/Order/Lines/0/BackorderQuantity").asInt()).isOne();
    account.standIn.merchant().allocate(id);
    assertThat(account.read(id).path("Status").asText()).isEqualTo("ORDERED");
  }

  @Test
  void an_order_without_allocation_says_so() {
    JsonNode sale = account.read(account.place(Cin7SampleKind.NO_ALLOC));
    assertThat(sale.at("/Order/Status").asText()).isEqualTo("AUTH_NO_ALLOC");
  }

  @Test
  void booleans_and_numbers_may_come_as_texts() {
    JsonNode sale = account.read(account.place(Cin7SampleKind.STRING_BOOLEANS));
    assertThat(sale.at("/Order/Lines/0/DropShip").textValue()).isEqualTo("false");
    assertThat(sale.at("/Order/Lines/0/Quantity").isTextual()).isTrue();
    JsonNode row = account.client.get("/saleList").json().at("/SaleList/0");
    assertThat(row.path("PaidAmount").isTextual()).isTrue();
  }

  @Test
  void quantities_may_be_fractions() {
    JsonNode sale = account.read(account.place(Cin7SampleKind.FRACTIONAL));
    assertThat(sale.at("/Order/Lines/0/Quantity").decimalValue()).isEqualByComparingTo("1.5");
  }

  @ParameterizedTest
  @CsvSource({
    "UNPAID, UNPAID, ORDERED",
    "PREPAID, PREPAID, ORDERED",
    "PARTLY_PAID, PARTIALLY PAID, INVOICED",
    "AUTHORISED, PAID, ORDERED",
  })
  void what_is_paid_shows_in_one_status_and_sometimes_in_another(
      Cin7SampleKind kind, String payment, String status) {
    JsonNode sale = account.read(account.place(kind));
    assertThat(sale.path("CombinedPaymentStatus").asText()).isEqualTo(payment);
    assertThat(sale.path("Status").asText()).isEqualTo(status);
  }

  @Test
  void payments_are_a_bare_array() {
    String id = account.place();
    assertThat(account.client.get("/sale/payment", "SaleID", id).json()).isEmpty();
    account.standIn.merchant().pay(id, new BigDecimal("12.5"));
    account.standIn.merchant().pay(id);
    JsonNode payments = account.client.get("/sale/payment", "SaleID", id).json();
    assertThat(payments.isArray()).isTrue();
    assertThat(payments.path(0).path("Amount").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(payments.path(1).path("Amount").decimalValue()).isEqualByComparingTo("37.5");
    assertThat(payments.path(1).path("Type").asText()).isEqualTo("Payment");
    assertThat(account.view(id).paymentStatus()).isEqualTo("PAID");
  }

  @Test
  void a_change_of_the_head_keeps_what_is_left_out_and_ignores_what_is_unknown() {
    String id = account.place(Cin7SampleKind.AUTHORISED);
    String carrier = account.read(id).path("Carrier").asText();
    ObjectNode body = head(id).put("CustomerReference", "SC000001").put("Carier", "Pigeon");
    body.putObject("AdditionalAttributes").put("AdditionalAttribute3", "Received");
    body.putObject("Order").put("Status", "VOIDED");
    Client.Reply reply = account.client.put("/sale", body);
    assertThat(reply.status()).isEqualTo(200);
    JsonNode sale = account.read(id);
    assertThat(sale.path("CustomerReference").asText()).isEqualTo("SC000001");
    assertThat(sale.at("/AdditionalAttributes/AdditionalAttribute3").asText())
        .isEqualTo("Received");
    assertThat(sale.path("Carrier").asText()).isEqualTo(carrier);
    assertThat(sale.at("/Order/Status").asText()).isEqualTo("AUTHORISED");
    assertThat(account.view(id).attributes()).containsEntry("AdditionalAttribute3", "Received");
  }

  @Test
  void the_head_is_written_with_a_flag_that_reads_as_a_word() {
    String id = account.place();
    assertThat(account.read(id).path("TaxCalculation").asText()).isEqualTo("Exclusive");
    account.client.put("/sale", head(id).put("TaxInclusive", "true"));
    assertThat(account.read(id).path("TaxCalculation").asText()).isEqualTo("Inclusive");
  }

  @Test
  void customer_and_location_are_mandatory_and_texts_are_limited() {
    String id = account.place();
    Client.Reply reply = account.client.put("/sale", Json.object().put("ID", id));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json()).hasSize(2);
    assertThat(account.client.put("/sale", head(id).put("Note", "x".repeat(1025))).status())
        .isEqualTo(400);
  }

  @Test
  void a_corrected_address_can_be_seen_and_counts_as_an_update() {
    Cin7Sample sample = account.samples.next(Cin7SampleKind.BAD_POSTCODE);
    ObjectNode good = Objects.requireNonNull(sample.correction());
    String id = account.place(sample);
    account.clock.pass(Duration.ofMinutes(1));
    account.standIn.merchant().correctAddress(id, good);
    JsonNode sale = account.read(id);
    assertThat(sale.at("/ShippingAddress/Postcode")).isEqualTo(good.path("Postcode"));
    assertThat(sale.path("LastModifiedOn").asText()).startsWith("2026-11-20T09:01:00");
  }

  @Test
  void deleting_undoes_unless_it_is_told_to_void() {
    String id = account.place();
    account.pick(Account.autoPick(id));
    JsonNode undone = account.client.delete("/sale?ID=" + id).json();
    assertThat(undone.path("Status").asText()).isEqualTo("ORDERING");
    assertThat(undone.at("/Order/Status").asText()).isEqualTo("DRAFT");
    assertThat(undone.at("/Fulfilments/0/Pick/Status").asText()).isEqualTo("DRAFT");
    assertThat(undone.at("/Fulfilments/0/Pick/Lines")).hasSize(2);
    JsonNode voided = account.client.delete("/sale?ID=" + id + "&Void=true").json();
    assertThat(voided.path("Status").asText()).isEqualTo("VOIDED");
    assertThat(account.view(id).voided()).isTrue();
  }

  @Test
  void a_voided_sale_stays_readable_and_refuses_everything() {
    String id = account.place();
    account.standIn.merchant().voidSale(id);
    assertThat(account.read(id).path("CombinedPickingStatus").asText()).isEqualTo("VOIDED");
    Client.Reply again = account.client.delete("/sale?ID=" + id + "&Void=true");
    assertThat(again.status()).isEqualTo(400);
    assertThat(Account.refusal(again)).endsWith("Sale Status is VOIDED");
    assertThat(Account.refusal(account.client.put("/sale", head(id))))
        .endsWith("Sale Status is VOIDED");
    assertThat(Account.refusal(account.pick(Account.autoPick(id))))
        .endsWith("Order Status is VOIDED");
  }

  @Test
  void an_authorised_shipment_blocks_undo_and_void() {
    String id = account.packInTwoBoxes();
    account.ship(Account.document(id, "AUTHORISED", Account.shipment("A,B", "T1")));
    Client.Reply reply = account.client.delete("/sale?ID=" + id + "&Void=true");
    assertThat(Account.refusal(reply))
        .isEqualTo("Sale can not be voided. Ship Status is AUTHORISED");
  }

  @Test
  void an_account_may_be_so_strict_that_a_pick_blocks() {
    try (Account strict = new Account(options -> options.cancelBlockedFrom(Cin7Stage.PICK))) {
      String id = strict.place();
      strict.pick(Account.autoPick(id));
      assertThat(Account.refusal(strict.client.delete("/sale?ID=" + id)))
          .isEqualTo("Sale can not be undone. Pick Status is AUTHORISED");
    }
  }

  @Test
  void what_was_packed_before_the_lines_changed_has_to_be_replaced() {
    String id = account.packInTwoBoxes();
    account.standIn.merchant().editLines(id, List.of(Account.line("MUG-ENAMEL-350", 1)));
    account.pick(Account.autoPick(id));
    ObjectNode pack =
        Account.document(id, "AUTHORISED", Account.stock("MUG-ENAMEL-350", 1).put("Box", "A"));
    assertThat(account.pack(pack).status()).isEqualTo(400);
    assertThat(account.client.put("/sale/fulfilment/pack", pack).status()).isEqualTo(200);
  }

  @Test
  void lines_change_by_undo_and_a_new_order() {
    String id = account.place();
    account.standIn.merchant().editLines(id, List.of(Account.line("MUG-ENAMEL-350", 5)));
    assertThat(account.view(id).units()).containsOnlyKeys("MUG-ENAMEL-350");
    assertThat(account.view(id).orderStatus()).isEqualTo("AUTHORISED");
    assertThat(account.standIn.ledger().factsAbout(id))
        .extracting(fact -> fact.kind())
        .containsExactly(
            "SALE_PLACED", "ORDER_AUTHORISED", "SALE_UNDONE", "LINES_REPLACED", "ORDER_AUTHORISED");
  }
}
