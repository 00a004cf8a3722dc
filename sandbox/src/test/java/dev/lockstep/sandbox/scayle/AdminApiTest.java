package dev.lockstep.sandbox.scayle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AdminApiTest {
  private static final String ORDERS = Bench.ORDERS;

  private Bench bench;
  private long id;

  @BeforeEach
  void start() {
    bench = new Bench();
    id = bench.place(ScayleSampleKind.PAID);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void restart(Quotas quotas) {
    bench.close();
    bench = new Bench(options -> options.quotas(quotas));
    id = bench.place(ScayleSampleKind.PAID);
  }

  private Client.Reply get() {
    return bench.client.get(ORDERS + "/" + id);
  }

  @Nested
  class an_order {
    @Test
    void is_read_by_its_id_or_by_its_key_encoded_or_not() {
      JsonNode order = get().json();
      String key = order.path("referenceKey").asText();
      assertThat(order.path("id").asLong()).isEqualTo(id);
      for (String path : List.of("/key=" + key, "/key%3D" + key)) {
        assertThat(bench.client.get(ORDERS + path).json()).isEqualTo(order);
      }
    }

    @Test
    void is_not_bound_to_the_shop_country_in_the_path() {
      assertThat(bench.client.get("/shops/xx/countries/fr/orders/" + id).status()).isEqualTo(200);
    }

    @Test
    void that_does_not_exist_is_404_in_the_envelope() {
      for (String path : List.of("/1", "/key=nobody", "/nonsense")) {
        Client.Reply reply = bench.client.get(ORDERS + path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(Bench.errorKey(reply)).isEqualTo("ORDER_NOT_FOUND");
        assertThat(reply.json().at("/errors/0/message").asText()).isNotBlank();
      }
    }

    @Test
    void has_a_status_of_its_own_path() {
      JsonNode status = bench.client.get(ORDERS + "/" + id + "/status").json();
      assertThat(status.path("status").asText()).isEqualTo("payment_reserved");
      assertThat(status.at("/detailedStatus/order/code").asText()).isEqualTo("order_delegated");
      assertThat(status.at("/detailedStatus/billing/code").asText())
          .isEqualTo("billing_payment_pending");
      assertThat(status.has("items")).isFalse();
    }

    @Test
    void shows_custom_data_only_when_asked() {
      assertThat(get().json().has("legacyCustomData")).isFalse();
      Client.Reply reply =
          bench.client.get(ORDERS + "/" + id, "with", "legacyCustomData,items.legacyCustomData");
      assertThat(reply.json().at("/legacyCustomData/origin").asText()).isEqualTo("sandbox");
      assertThat(reply.json().at("/items/0/legacyCustomData").isArray()).isTrue();
    }

    @Test
    void takes_a_reference_key_under_which_it_is_found_from_then_on() {
      String before = get().json().path("referenceKey").asText();
      ObjectNode body = Json.object().put("referenceKey", "OURS-77");
      Client.Reply reply = bench.client.put(ORDERS + "/" + id + "/reference-key", body);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("referenceKey").asText()).isEqualTo("OURS-77");
      assertThat(bench.client.get(ORDERS + "/key=OURS-77").json().path("id").asLong())
          .isEqualTo(id);
      assertThat(bench.client.get(ORDERS + "/key=" + before).status()).isEqualTo(404);
      assertThat(bench.order(id).placedKey()).isEqualTo(before);
    }

    @Test
    void does_not_take_the_reference_key_of_another() {
      String taken = get().json().path("referenceKey").asText();
      long other = bench.place(ScayleSampleKind.PAID);
      Client.Reply reply =
          bench.client.put(
              ORDERS + "/" + other + "/reference-key", Json.object().put("referenceKey", taken));
      assertThat(reply.status()).isEqualTo(409);
      assertThat(Bench.errorKey(reply)).isEqualTo("REFERENCE_KEY_EXISTS");
    }
  }

  @Nested
  class the_list {
    @Test
    void is_read_page_by_page_until_the_cursor_is_null() {
      bench.place(ScayleSampleKind.PAID);
      bench.place(ScayleSampleKind.UNCONFIRMED);
      List<Long> read = new ArrayList<>();
      JsonNode page = bench.client.get(ORDERS, "limit", "2").json();
      page.path("entities").forEach(order -> read.add(order.path("id").asLong()));
      assertThat(read).hasSize(2);
      String cursor = page.at("/cursor/next").asText();
      JsonNode last = bench.client.get(ORDERS, "limit", "2", "cursor", cursor).json();
      last.path("entities").forEach(order -> read.add(order.path("id").asLong()));
      assertThat(last.at("/cursor/next").isNull()).isTrue();
      assertThat(read).isEqualTo(bench.standIn.orders().stream().map(ScayleOrderView::id).toList());
    }

    @Test
    void is_filtered_by_ids() {
      long other = bench.place(ScayleSampleKind.PAID);
      assertThat(bench.client.get(ORDERS, "filters[id]", "" + other).json().path("entities"))
          .extracting(order -> order.path("id").asLong())
          .containsExactly(other);
      assertThat(bench.client.get(ORDERS, "filters[minId]", "" + other).json().path("entities"))
          .hasSize(1);
    }

    @Test
    void is_of_one_shop_country_and_checks_its_parameters() {
      assertThat(bench.client.get("/shops/LS/countries/DE/orders").status()).isEqualTo(200);
      assertThat(bench.client.get("/shops/xx/countries/de/orders").status()).isEqualTo(404);
      for (String limit : List.of("0", "101", "many")) {
        assertThat(bench.client.get(ORDERS, "limit", limit).status()).isEqualTo(400);
      }
      assertThat(bench.client.get(ORDERS, "cursor", "%%%").status()).isEqualTo(400);
    }
  }

  @Nested
  class access {
    private Client only(Scope... scopes) {
      bench.close();
      bench = new Bench(options -> options.keys(List.of(new ScayleKey("limited", Set.of(scopes)))));
      id = bench.place(ScayleSampleKind.PAID);
      return bench.client("limited");
    }

    @Test
    void without_a_known_token_is_401() {
      for (Client client :
          List.of(new Client(bench.standIn.apiUri(), Map.of()), bench.client("stolen"))) {
        Client.Reply reply = client.get(ORDERS + "/" + id);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(Bench.errorKey(reply)).isEqualTo("UNAUTHORIZED");
        assertThat(reply.headers().get("X-RateLimit-Scope")).isEqualTo("ordersRead");
      }
    }

    @Test
    void without_the_scope_is_403() {
      Client reader = only(Scope.ORDERS_READ);
      assertThat(reader.get(ORDERS + "/" + id).status()).isEqualTo(200);
      ObjectNode key = Json.object().put("referenceKey", "K");
      Client.Reply write = reader.put(ORDERS + "/" + id + "/reference-key", key);
      assertThat(write.status()).isEqualTo(403);
      assertThat(write.json().at("/errors/0/context/scope").asText()).isEqualTo("ordersWrite");
      ObjectNode shipment = Bench.shipment(id, "P1", bench.items(id));
      assertThat(reader.post("/fulfillment/shipments", shipment).status()).isEqualTo(403);
      assertThat(bench.order(id).packages()).isEmpty();
    }

    @Test
    void to_write_implies_to_read() {
      assertThat(only(Scope.ORDERS_WRITE).get(ORDERS + "/" + id).status()).isEqualTo(200);
    }
  }

  @Nested
  class limits {
    @Test
    void are_shown_on_every_answer_though_none_is_enforced() {
      for (int i = 0; i < 3; i++) {
        Client.Reply reply = get();
        assertThat(reply.headers().get("X-RateLimit-Scope")).isEqualTo("ordersRead");
        assertThat(reply.headers().get("X-RateLimit-Limit")).isEqualTo("1000");
        assertThat(reply.headers().get("X-RateLimit-Remaining")).isEqualTo("999");
        assertThat(reply.headers().get("X-RateLimit-Reset")).isEqualTo("60");
      }
    }

    @Test
    void once_enforced_count_down_and_throttle_until_the_minute_is_over() {
      restart(Quotas.off().with(Scope.ORDERS_READ, 2));
      bench.clock.pass(Duration.ofSeconds(45));
      assertThat(get().headers().get("X-RateLimit-Remaining")).isEqualTo("1");
      assertThat(get().headers().get("X-RateLimit-Remaining")).isEqualTo("0");
      Client.Reply throttled = get();
      assertThat(throttled.status()).isEqualTo(429);
      assertThat(Bench.errorKey(throttled)).isEqualTo("RATE_LIMIT_EXCEED");
      assertThat(throttled.headers().get("X-RateLimit-Reset")).isEqualTo("15");
      assertThat(throttled.headers().get("Retry-After")).isNull();
      bench.clock.pass(Duration.ofSeconds(15));
      assertThat(get().status()).isEqualTo(200);
    }

    @Test
    void of_one_scope_do_not_touch_another() {
      restart(Quotas.off().with(Scope.ORDERS_READ, 1));
      get();
      assertThat(get().status()).isEqualTo(429);
      assertThat(bench.ship(id, "P1", bench.items(id)).status()).isEqualTo(201);
    }

    @Test
    void may_throttle_with_another_status_and_the_same_key() {
      restart(Quotas.off().with(Scope.ORDERS_READ, 1).answering(400));
      get();
      Client.Reply throttled = get();
      assertThat(throttled.status()).isEqualTo(400);
      assertThat(Bench.errorKey(throttled)).isEqualTo("RATE_LIMIT_EXCEED");
      assertThat(throttled.headers().get("X-RateLimit-Reset")).isEqualTo("60");
    }

    @Test
    void can_be_those_of_the_documentation() {
      restart(Quotas.asDocumented());
      Client.Reply shipped = bench.ship(id, "P1", bench.items(id));
      assertThat(shipped.headers().get("X-RateLimit-Scope")).isEqualTo("fulfillmentWrite");
      assertThat(shipped.headers().get("X-RateLimit-Limit")).isEqualTo("300");
      assertThat(shipped.headers().get("X-RateLimit-Remaining")).isEqualTo("299");
    }
  }
}
