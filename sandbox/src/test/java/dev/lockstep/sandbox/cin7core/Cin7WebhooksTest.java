package dev.lockstep.sandbox.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.Listener;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Cin7WebhooksTest {
  private final Listener listener = new Listener();
  private final Account account = new Account(options -> options.minute(Duration.ofMillis(1)));

  @AfterEach
  void stop() {
    account.close();
    listener.close();
  }

  private Cin7WebhookTarget target() {
    return Cin7WebhookTarget.bearer(listener.uri(), "secret");
  }

  private void listenTo(String... types) {
    for (String type : types) {
      account.standIn.subscribe(type, target());
    }
  }

  private void drain() throws InterruptedException {
    assertThat(account.standIn.outbox().drain(Duration.ofSeconds(10))).isTrue();
  }

  private boolean active() {
    return account.client.get("/webhooks").json().at("/Webhooks/0/IsActive").booleanValue();
  }

  private static Set<String> keys(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  @Test
  void an_authorised_order_is_told_thinly_with_its_id_in_upper_case() {
    listenTo("Sale/OrderAuthorised");
    String id = account.place();
    Listener.Post post = listener.take();
    assertThat(keys(post.json()))
        .containsExactlyInAnyOrder("SaleID", "SaleOrderNumber", "EventType");
    assertThat(post.json().path("SaleID").asText()).isUpperCase();
    assertThat(UUID.fromString(post.json().path("SaleID").asText())).isEqualTo(UUID.fromString(id));
    assertThat(post.json().path("EventType").asText()).isEqualTo("Sale/OrderAuthorised");
  }

  @Test
  void nothing_is_signed_and_the_proof_is_what_was_configured() {
    listenTo("Sale/OrderAuthorised");
    account.standIn.subscribe(
        "Sale/OrderAuthorised", Cin7WebhookTarget.header(listener.uri(), "X-Secret", "s3"));
    account.place();
    List<Listener.Post> posts = listener.take(2);
    assertThat(posts)
        .extracting(post -> post.header("authorization"))
        .containsExactlyInAnyOrder("Bearer secret", "");
    assertThat(posts)
        .extracting(post -> post.header("x-secret"))
        .containsExactlyInAnyOrder("s3", "");
  }

  @Test
  void an_order_short_of_stock_is_told_as_such_and_its_goods_arrive_unannounced() throws Exception {
    account.standIn.sendWebhooksTo(target());
    String id = account.place(account.samples.next(Cin7SampleKind.BACKORDERED));
    account.standIn.merchant().allocate(id);
    drain();
    assertThat(listener.rest())
        .extracting(post -> post.json().path("EventType").asText(""))
        .containsExactlyInAnyOrder("Sale/Backordered", "Sale/FullPaymentReceived");
  }

  @Test
  void an_account_may_tell_both() throws Exception {
    try (Account both =
        new Account(options ->
            options
                .minute(Duration.ofMillis(1))
                .backorderAlsoAuthorised(true)
                .webhooks(target()))) {
      both.standIn
          .merchant()
          .place(
              Account.sale(
                  "AUTHORISED", Account.line("MUG-ENAMEL-350", 2).put("BackorderQuantity", 1)));
      assertThat(listener.take(2))
          .extracting(post -> post.json().path("EventType").asText())
          .containsExactlyInAnyOrder("Sale/Backordered", "Sale/OrderAuthorised");
    }
  }

  @Test
  void our_own_writes_are_told_too_and_a_shipment_names_no_sale() {
    listenTo("Sale/PickAuthorised");
    String id = account.packInTwoBoxes();
    assertThat(listener.take().json().path("TaskID").asText()).isEqualToIgnoringCase(id);
    listenTo("Sale/ShipmentAuthorised");
    account.ship(Account.document(id, "AUTHORISED", Account.shipment("A,B", "T1")));
    JsonNode shipped = listener.take().json();
    assertThat(keys(shipped)).contains("SaleTaskID", "TenantID", "OrderNumber");
    assertThat(keys(shipped)).doesNotContain("SaleID", "SaleOrderNumber");
    assertThat(shipped.path("TenantID").asText()).isEqualToIgnoringCase(Cin7Options.ACCOUNT_ID);
  }

  @ParameterizedTest
  @CsvSource({"false, Sale/Undo", "true, Sale/Voided"})
  void the_end_of_an_order_is_told(boolean voiding, String type) {
    listenTo("Sale/Undo", "Sale/Voided");
    String id = account.place();
    account.client.delete("/sale?ID=" + id + "&Void=" + voiding);
    JsonNode body = listener.take().json();
    assertThat(body.path("EventType").asText()).isEqualTo(type);
    assertThat(body.path("SaleID").asText()).isEqualToIgnoringCase(id);
  }

  @Test
  void a_payment_is_told_when_it_is_whole_with_another_kind_of_date() throws Exception {
    listenTo("Sale/FullPaymentReceived");
    String id = account.place();
    account.standIn.merchant().pay(id, BigDecimal.TEN);
    drain();
    assertThat(listener.rest()).isEmpty();
    account.standIn.merchant().pay(id);
    JsonNode body = listener.take().json();
    assertThat(body.path("SaleID").asText()).isEqualToIgnoringCase(id);
    assertThat(body.path("DocumentNumber").asText()).isEqualTo("INV-00001");
    assertThat(body.path("DocumentDate").asText()).isEqualTo("20/11/2026");
  }

  @Test
  void an_amended_tracking_number_is_told_with_the_consignments() {
    listenTo("Sale/ShipmentTrackingNumberChanged");
    String id = account.packInTwoBoxes();
    ObjectNode body = Account.document(id, "AUTHORISED", Account.shipment("A,B", "T1"));
    account.ship(body);
    account.client.put("/sale/fulfilment/ship", body.put("AddTrackingNumbers", true));
    JsonNode shipment = listener.take().json().at("/Shipments/0");
    assertThat(shipment.path("TrackingNumber").asText()).isEqualTo("T1");
    assertThat(shipment.path("ShipmentDate").asText()).isEqualTo("20/11/2026");
    assertThat(shipment.has("TrackingUrl")).isTrue();
  }

  @Test
  void stock_levels_come_as_a_bare_array() {
    account.standIn.subscribe("Stock/AvailableStockLevelChanged", target());
    account.standIn.sendStockLevels(List.of("MUG-ENAMEL-350", "TSHIRT-BLK-M"));
    JsonNode body = listener.take().json();
    assertThat(body.isArray()).isTrue();
    assertThat(body).hasSize(2);
    assertThat(body.path(0).has("EventType")).isFalse();
  }

  @Test
  void the_plan_of_tries_is_the_platforms() {
    assertThat(Webhooks.plan(Duration.ofMinutes(1)))
        .extracting(Duration::toMinutes)
        .containsExactly(1L, 5L, 10L, 15L, 20L, 25L);
  }

  @Test
  void a_refusal_is_tried_again() throws Exception {
    listenTo("Sale/OrderAuthorised");
    listener.refuseNext(5);
    account.place();
    drain();
    assertThat(listener.rest()).hasSize(6);
    assertThat(active()).isTrue();
  }

  @Test
  void six_failures_switch_the_webhook_off_until_somebody_switches_it_on() throws Exception {
    listenTo("Sale/OrderAuthorised");
    listener.refuseNext(6);
    account.place();
    drain();
    assertThat(listener.rest()).hasSize(6);
    assertThat(active()).isFalse();
    assertThat(account.standIn.ledger().facts("WEBHOOK_DEACTIVATED")).hasSize(1);
    account.place();
    drain();
    assertThat(listener.rest()).isEmpty();
    String id = account.client.get("/webhooks").json().at("/Webhooks/0/ID").asText();
    Client.Reply on =
        account.client.put("/webhooks", Json.object().put("ID", id).put("IsActive", true));
    assertThat(on.json().at("/Webhooks/0/ExternalBearerToken").asText()).isEqualTo("secret");
    assertThat(active()).isTrue();
    String third = account.place();
    assertThat(listener.take().json().path("SaleID").asText()).isEqualToIgnoringCase(third);
  }

  @Test
  void webhooks_are_set_up_over_the_api_at_most_five_of_a_type() {
    ObjectNode wanted =
        Json.object()
            .put("Type", "Sale/Voided")
            .put("ExternalURL", listener.uri().toString())
            .put("ExternalAuthorizationType", "bearerauth")
            .put("ExternalBearerToken", "token");
    for (int i = 0; i < 5; i++) {
      assertThat(account.client.post("/webhooks", wanted).status()).isEqualTo(200);
    }
    assertThat(account.client.post("/webhooks", wanted).status()).isEqualTo(400);
    assertThat(account.client.post("/webhooks", wanted.put("Type", "Sale/Eaten")).status())
        .isEqualTo(400);
    String id = account.client.get("/webhooks").json().at("/Webhooks/0/ID").asText();
    assertThat(account.client.delete("/webhooks?ID=" + id).json().path("Webhooks")).hasSize(4);
    account.standIn.merchant().voidSale(account.place());
    assertThat(listener.take(4))
        .extracting(post -> post.header("authorization"))
        .containsOnly("Bearer token");
  }

  @Test
  void webhooks_come_twice_forged_or_broken_when_asked_to() throws Exception {
    listenTo("Sale/OrderAuthorised");
    account.standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.DUPLICATE));
    account.place();
    drain();
    assertThat(listener.rest()).hasSize(2);
    account.standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.BAD_SIGNATURE));
    account.place();
    assertThat(listener.take().header("authorization")).isNotEqualTo("Bearer secret");
    account.standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.MALFORMED_PAYLOAD));
    account.place();
    assertThat(Json.parse(listener.take().body())).isEmpty();
  }
}
