package dev.lockstep.sandbox.scayle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.ledger.Fact;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FulfilmentTest {
  private Bench bench;
  private long id;
  private List<Long> items;

  @BeforeEach
  void start() {
    open(new Bench(), ScayleSampleKind.PAID);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void restart(Assumptions assumptions, ScayleSampleKind kind) {
    bench.close();
    open(new Bench(Bench.assuming(assumptions)), kind);
  }

  private void open(Bench newBench, ScayleSampleKind kind) {
    bench = newBench;
    id = bench.place(kind);
    items = bench.items(id);
  }

  private List<Long> first() {
    return items.subList(0, 1);
  }

  private List<Long> others() {
    return items.subList(1, items.size());
  }

  private void refused(Client.Reply reply, int status, String errorKey) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(Bench.errorKey(reply)).isEqualTo(errorKey);
  }

  @Nested
  class a_shipment {
    @Test
    void makes_a_package_and_marks_its_items() {
      Client.Reply reply = bench.ship(id, "P1", first());
      assertThat(reply.status()).isEqualTo(201);
      assertThat(reply.body()).isEmpty();
      JsonNode order = bench.json(id);
      JsonNode parcel = order.at("/packages/0");
      assertThat(parcel.path("shipmentKey").asText()).isEqualTo("P1");
      assertThat(parcel.at("/tracking/id").asText()).isEqualTo("P1");
      assertThat(parcel.path("carrierKey").asText()).isEqualTo("DHL_STD_NATIONAL");
      JsonNode item = order.at("/items/0");
      assertThat(item.path("packageId")).isEqualTo(parcel.path("id"));
      assertThat(item.path("shippedAt").asText()).isEqualTo("2026-11-20T08:30:15+00:00");
      assertThat(item.path("status").asText()).isEqualTo("delivered");
      assertThat(order.at("/items/1").has("shippedAt")).isFalse();
    }

    @Test
    void bills_at_once() {
      bench.ship(id, "P1", first());
      long cents = bench.json(id).at("/items/0/price/withTax").asLong();
      assertThat(bench.order(id).billings())
          .singleElement()
          .satisfies(billing -> assertThat(billing.cents()).isEqualTo(cents));
      assertThat(bench.facts("BILLED")).hasSize(1);
    }

    @Test
    void of_every_item_ships_and_invoices_the_order() {
      bench.ship(id, "P1", first());
      assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
      assertThat(bench.json(id).path("status").asText()).isEqualTo("invoice_partially_completed");
      bench.ship(id, "P2", others());
      assertThat(bench.order(id).state()).isEqualTo(OrderState.INVOICED);
      assertThat(bench.facts("STATE_CHANGED"))
          .extracting(fact -> fact.detail().path("to").asText())
          .endsWith("delegated", "shipped", "invoiced");
      assertThat(bench.json(id).path("status").asText()).isEqualTo("invoice_completed");
    }

    @Test
    void takes_ids_as_texts_and_times_without_a_zone() {
      ObjectNode body = Bench.shipment(id, "P1", first());
      body.put("orderId", Long.toString(id)).put("deliveryDate", "2026-11-20 14:30:27");
      body.withArrayProperty("items").removeAll();
      body.withArrayProperty("items")
          .addObject()
          .put("orderItemId", items.getFirst().toString())
          .put("returnKey", "r");
      assertThat(bench.client.post("/fulfillment/shipments", body).status()).isEqualTo(201);
      assertThat(bench.json(id).at("/items/0/shippedAt").asText())
          .isEqualTo("2026-11-20T14:30:27+00:00");
    }

    @Test
    void may_be_answered_with_another_success() {
      restart(Assumptions.defaults().withWriteStatus(204), ScayleSampleKind.PAID);
      assertThat(bench.ship(id, "P1", items).status()).isEqualTo(204);
    }
  }

  @Nested
  class a_repeated_shipment {
    @Test
    void is_a_second_parcel_and_a_second_bill_and_the_ledger_says_so() {
      bench.ship(id, "P1", items);
      assertThat(bench.ship(id, "P1", items).status()).isEqualTo(201);
      ScayleOrderView order = bench.order(id);
      assertThat(order.packages())
          .hasSize(2)
          .allSatisfy(parcel -> assertThat(parcel.units()).isEqualTo(order.units()));
      assertThat(order.timesShipped(items.getFirst())).isEqualTo(2);
      assertThat(order.billings()).hasSize(2);
      assertThat(bench.facts("PARCEL_DUPLICATED")).hasSize(1);
      assertThat(bench.facts("BILLED").getLast().detail().path("billedBefore"))
          .hasSize(items.size());
      assertThat(bench.json(id).path("packages")).hasSize(2);
    }

    @Test
    void of_one_item_beside_a_new_one_duplicates_only_that() {
      bench.ship(id, "P1", first());
      bench.ship(id, "P2", items);
      Fact duplicate = bench.facts("PARCEL_DUPLICATED").getFirst();
      assertThat(duplicate.detail().path("orderItemIds"))
          .singleElement()
          .satisfies(item -> assertThat(item.asLong()).isEqualTo(items.getFirst()));
    }

    @Test
    void is_refused_where_the_platform_is_assumed_to_do_so() {
      restart(Assumptions.defaults().with(RepeatRule.REFUSED), ScayleSampleKind.PAID);
      bench.ship(id, "P1", items);
      refused(bench.ship(id, "P1", items), 409, "ORDER_ITEM_ALREADY_SHIPPED");
      assertThat(bench.order(id).packages()).hasSize(1);
      assertThat(bench.facts("PARCEL_DUPLICATED")).isEmpty();
      assertThat(bench.facts("SHIPMENT_REFUSED")).hasSize(1);
    }
  }

  @Nested
  class a_shipment_is_refused {
    private Client.Reply post(ObjectNode body) {
      return bench.client.post("/fulfillment/shipments", body);
    }

    private ObjectNode shipment() {
      return Bench.shipment(id, "P1", first());
    }

    @Test
    void with_an_unknown_carrier() {
      refused(post(shipment().put("carrier", "DHL")), 400, "CARRIER_NOT_FOUND");
      assertThat(bench.order(id).packages()).isEmpty();
    }

    @Test
    void for_an_order_or_item_that_does_not_exist() {
      refused(bench.ship(1, "P1", first()), 404, "ORDER_NOT_FOUND");
      refused(bench.ship(id, "P1", List.of(1L)), 400, "ORDER_ITEM_NOT_FOUND");
    }

    @Test
    void for_an_item_that_is_cancelled_and_with_it_the_rest_of_the_parcel() {
      bench.cancel(id, first());
      refused(bench.ship(id, "P1", items), 409, "ORDER_ITEM_CANCELLED");
      assertThat(bench.order(id).packages()).isEmpty();
    }

    @Test
    void for_an_order_that_no_merchant_has() {
      long pended = bench.place(ScayleSampleKind.UNCONFIRMED);
      refused(bench.ship(pended, "P1", bench.items(pended)), 409, "ORDER_NOT_DELEGATED");
    }

    @Test
    void without_what_it_needs() {
      for (String field :
          List.of("shopKey", "countryCode", "carrier", "deliveryDate", "orderId", "shipmentKey")) {
        ObjectNode body = shipment();
        body.remove(field);
        Client.Reply reply = post(body);
        refused(reply, 400, "VALIDATION_ERROR");
        assertThat(reply.json().at("/errors/0/context/field").asText()).isEqualTo(field);
      }
      refused(post(shipment().put("deliveryDate", "yesterday")), 400, "VALIDATION_ERROR");
      refused(bench.ship(id, "P1", List.of()), 400, "VALIDATION_ERROR");
      assertThat(bench.order(id).packages()).isEmpty();
    }

    @Test
    void when_two_items_share_a_return_key() {
      ObjectNode body = Bench.shipment(id, "P1", items);
      body.path("items").forEach(item -> ((ObjectNode) item).put("returnKey", "same"));
      refused(post(body), 409, "RETURN_KEY_EXISTS");
    }

    @Test
    void for_a_foreign_shop_country_or_merchant() {
      refused(post(shipment().put("countryCode", "at")), 404, "SHOP_COUNTRY_NOT_FOUND");
      refused(post(shipment().put("merchantReferenceKey", "rival")), 404, "MERCHANT_NOT_FOUND");
    }
  }

  @Nested
  class a_cancellation {
    @Test
    void answers_its_items_and_the_rest_can_still_be_shipped() {
      assertThat(bench.cancel(id, first()).status()).isEqualTo(201);
      JsonNode item = bench.json(id).at("/items/0");
      assertThat(item.path("status").asText()).isEqualTo("undeliverable");
      assertThat(item.path("cancelledAt").asText()).isEqualTo("2026-11-20T09:00:00+00:00");
      assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
      bench.ship(id, "P1", others());
      assertThat(bench.order(id).state()).isEqualTo(OrderState.INVOICED);
      assertThat(bench.order(id).cancelled()).isFalse();
    }

    @Test
    void of_every_item_cancels_the_order() {
      bench.cancel(id, items);
      assertThat(bench.order(id).cancelled()).isTrue();
      assertThat(bench.json(id).at("/detailedStatus/order/code").asText())
          .isEqualTo("order_cancelled");
      assertThat(bench.order(id).billings()).isEmpty();
    }

    @Test
    void is_allowed_after_shipping_and_the_ledger_tells() {
      bench.ship(id, "P1", first());
      assertThat(bench.cancel(id, first()).status()).isEqualTo(201);
      assertThat(bench.facts("ITEMS_CANCELLED").getFirst().detail().path("shippedBefore"))
          .hasSize(1);
    }

    @Test
    void repeated_happens_again_or_is_refused() {
      bench.cancel(id, first());
      assertThat(bench.cancel(id, first()).status()).isEqualTo(201);
      assertThat(bench.facts("ITEMS_CANCELLED")).hasSize(2);
      restart(Assumptions.defaults().with(RepeatRule.REFUSED), ScayleSampleKind.PAID);
      bench.cancel(id, first());
      refused(bench.cancel(id, first()), 409, "ORDER_ITEM_CANCELLED");
    }
  }

  @Nested
  class sub_items {
    @Test
    void need_an_answer_of_their_own() {
      restart(Assumptions.defaults(), ScayleSampleKind.SUB_ITEMS);
      List<Long> goods =
          bench.order(id).items().stream()
              .filter(item -> !item.service())
              .map(ScayleOrderView.Item::id)
              .toList();
      bench.ship(id, "P1", goods);
      assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
      bench.ship(id, "P1", items.stream().filter(item -> !goods.contains(item)).toList());
      assertThat(bench.order(id).state()).isEqualTo(OrderState.INVOICED);
    }

    @Test
    void follow_their_main_item_where_that_is_assumed() {
      restart(
          Assumptions.defaults().with(SubItemRule.FOLLOW_MAIN_ITEM), ScayleSampleKind.SUB_ITEMS);
      bench.ship(id, "P1", first());
      assertThat(bench.order(id).packages().getFirst().itemIds()).hasSize(2);
    }
  }

  @Nested
  class fourteen_days_without_a_message {
    private final Duration fourteenDays = Duration.ofDays(14);

    @Test
    void close_the_order_by_force() {
      bench.pass(fourteenDays.minusSeconds(1));
      assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
      bench.pass(Duration.ofSeconds(1));
      assertThat(bench.order(id).state()).isEqualTo(OrderState.INVOICED);
      assertThat(bench.order(id).forceClosed()).isTrue();
      assertThat(bench.facts("FORCE_CLOSED").getFirst().detail().path("unanswered"))
          .hasSize(items.size());
    }

    @Test
    void count_from_the_last_message() {
      bench.pass(Duration.ofDays(13));
      bench.ship(id, "P1", first());
      bench.pass(Duration.ofDays(13));
      assertThat(bench.order(id).forceClosed()).isFalse();
      bench.pass(Duration.ofDays(1));
      assertThat(bench.order(id).forceClosed()).isTrue();
    }

    @Test
    void do_not_matter_once_every_item_is_answered() {
      bench.ship(id, "P1", items);
      bench.pass(fourteenDays);
      assertThat(bench.order(id).forceClosed()).isFalse();
    }

    @Test
    void make_a_late_shipment_impossible() {
      bench.standIn.storefront().forceClose(id);
      refused(bench.ship(id, "P1", items), 409, "ORDER_CLOSED");
    }
  }

  @Nested
  class a_return {
    private Client.Reply take(String returnKey) {
      ArrayNode body = Json.array();
      body.addObject()
          .put("received", "2026-11-25 07:30:27")
          .put("returnKey", returnKey)
          .put("returnReason", "too small");
      return bench.client.post("/fulfillment/return-items", body);
    }

    @Test
    void by_the_key_of_the_shipment_refunds_the_item_every_time() {
      bench.ship(id, "P1", items);
      String key = "r-" + items.getFirst();
      assertThat(take(key).status()).isEqualTo(201);
      assertThat(bench.json(id).at("/items/0/status").asText()).isEqualTo("returned");
      take(key);
      assertThat(bench.facts("REFUNDED"))
          .extracting(fact -> fact.detail().path("again").asBoolean())
          .containsExactly(false, true);
    }

    @Test
    void of_an_unknown_key_is_refused() {
      refused(take("nobody"), 404, "RETURN_KEY_NOT_FOUND");
    }
  }
}
