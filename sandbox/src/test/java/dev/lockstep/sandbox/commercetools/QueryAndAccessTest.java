package dev.lockstep.sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.ManualClock;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QueryAndAccessTest {
  private static final Duration LAG = Duration.ofMillis(500);

  private final ManualClock clock = new ManualClock();
  private final SampleOrders samples = new SampleOrders(5);
  private CommercetoolsStandIn standIn;
  private Client client;

  @BeforeEach
  void start() {
    standIn =
        CommercetoolsStandIn.start(
            CommercetoolsOptions.defaults()
                .withClock(clock)
                .withQueryLag(LAG)
                .withTokenLife(Duration.ofSeconds(60))
                .withClients(
                    List.of(
                        new ApiClient(
                            CommercetoolsOptions.CLIENT_ID,
                            CommercetoolsOptions.CLIENT_SECRET,
                            List.of("manage_project")),
                        new ApiClient("reader", "r", List.of("view_orders")))));
    client = Client.of(standIn);
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  private ObjectNode place(SampleKind kind) {
    return standIn.merchant().place(samples.next(kind));
  }

  @Nested
  class queries {
    @Test
    void lag_behind_while_a_read_by_id_is_fresh() {
      ObjectNode order = place(SampleKind.PAID);
      String id = order.path("id").asText();
      assertThat(client.get("/orders").json().path("count").asInt()).isZero();
      assertThat(client.get("/orders/" + id).status()).isEqualTo(200);
      clock.pass(LAG);
      assertThat(client.get("/orders").json().path("count").asInt()).isEqualTo(1);
      standIn.merchant().cancel(id);
      String state = "results";
      assertThat(client.get("/orders").json().path(state).path(0).path("orderState").asText())
          .isEqualTo("Open");
      assertThat(client.get("/orders/" + id).json().path("orderState").asText())
          .isEqualTo("Cancelled");
      clock.pass(LAG);
      assertThat(client.get("/orders").json().path(state).path(0).path("orderState").asText())
          .isEqualTo("Cancelled");
    }

    @Test
    void page_through_everything_by_id() {
      for (int i = 0; i < 7; i++) {
        place(SampleKind.PAID);
      }
      clock.pass(LAG);
      List<String> seen = new ArrayList<>();
      String last = "0";
      JsonNode page;
      do {
        page =
            client
                .get(
                    "/orders",
                    "where",
                    "id > \"" + last + "\"",
                    "sort",
                    "id asc",
                    "limit",
                    "3",
                    "withTotal",
                    "false")
                .json();
        for (JsonNode order : page.path("results")) {
          last = order.path("id").asText();
          seen.add(last);
        }
        assertThat(page.has("total")).isFalse();
      } while (page.path("count").asInt() == 3);
      assertThat(seen).hasSize(7).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void find_what_changed_since_a_time_as_queries_see_it() {
      String early = place(SampleKind.PAID).path("id").asText();
      clock.pass(Duration.ofSeconds(10));
      String late = place(SampleKind.PAID).path("id").asText();
      String since = clock.instant().toString();
      clock.pass(LAG);
      assertThat(idsOf("/orders", "lastModifiedAt >= \"" + since + "\"")).containsExactly(late);
      standIn.merchant().cancel(early);
      assertThat(idsOf("/orders", "lastModifiedAt >= \"" + since + "\"")).containsExactly(late);
      clock.pass(LAG);
      assertThat(idsOf("/orders", "lastModifiedAt >= \"" + since + "\""))
          .containsExactlyInAnyOrder(early, late);
      assertThat(idsOf("/orders", "lastModifiedAt > \"" + since + "\"")).containsExactly(early);
    }

    @Test
    void find_the_messages_of_one_resource() {
      String order = place(SampleKind.PAID).path("id").asText();
      place(SampleKind.PAID);
      standIn.merchant().cancel(order);
      clock.pass(LAG);
      String ofOrder = "resource(typeId=\"order\" and id=\"" + order + "\")";
      assertThat(idsOf("/messages", ofOrder)).hasSize(2);
      assertThat(idsOf("/messages", ofOrder + " and type=\"OrderCreated\"")).hasSize(1);
      assertThat(idsOf("/messages", "resource(id=\"nobody\")")).isEmpty();
    }

    private List<String> idsOf(String path, String where) {
      List<String> ids = new ArrayList<>();
      client
          .get(path, "where", where)
          .json()
          .path("results")
          .forEach(each -> ids.add(each.path("id").asText()));
      return ids;
    }

    @Test
    void find_the_order_of_a_payment_and_expand_it() {
      place(SampleKind.PAID);
      ObjectNode order = place(SampleKind.PAID_BY_TRANSACTIONS);
      clock.pass(LAG);
      String payment = order.path("paymentInfo").path("payments").path(1).path("id").asText();
      JsonNode page =
          client
              .get(
                  "/orders",
                  "where",
                  "paymentInfo(payments(id=\"" + payment + "\"))",
                  "expand",
                  "paymentInfo.payments[*]",
                  "expand",
                  "lineItems[*].supplyChannel")
              .json();
      assertThat(page.path("count").asInt()).isEqualTo(1);
      JsonNode found = page.path("results").path(0);
      assertThat(found.path("id")).isEqualTo(order.path("id"));
      assertThat(found.at("/paymentInfo/payments/1/obj/transactions/0/state").asText())
          .isEqualTo("Success");
      assertThat(found.at("/lineItems/0/supplyChannel/obj/key").asText())
          .isEqualTo("facility-main");
    }

    @Test
    void malformed_or_beyond_the_limits_are_refused() {
      assertThat(client.get("/orders", "where", "id ~").code()).isEqualTo("InvalidInput");
      assertThat(client.get("/orders", "limit", "501").code()).isEqualTo("InvalidInput");
      assertThat(client.get("/orders", "offset", "10001").code()).isEqualTo("InvalidInput");
      assertThat(client.get("/orders", "where", "id in (\"" + "a".repeat(16_000) + "\")").status())
          .isGreaterThanOrEqualTo(400);
    }
  }

  @Nested
  class access {
    @Test
    void bad_credentials_get_no_token() {
      Client.Reply reply = Client.token(standIn, CommercetoolsOptions.CLIENT_ID, "wrong");
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.json().path("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void a_token_ends_when_it_said_it_would() {
      assertThat(Client.token(standIn, "reader", "r").json().path("expires_in").asInt())
          .isEqualTo(60);
      clock.pass(Duration.ofSeconds(60));
      Client.Reply reply = client.get("/orders");
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.body())
          .isEqualTo(
              "{\"statusCode\":401,\"message\":\"invalid_token\",\"errors\":[{\"code\":"
                  + "\"invalid_token\",\"message\":\"invalid_token\"}],\"error\":"
                  + "\"invalid_token\"}");
    }

    @Test
    void tokens_can_be_made_to_expire_early() {
      Client.controls(standIn.baseUri()).post("/tokens/expire", Json.object());
      assertThat(client.get("/orders").status()).isEqualTo(401);
    }

    @Test
    void a_scope_that_is_missing_is_named() {
      ObjectNode order = place(SampleKind.PAID);
      String path = "/orders/" + order.path("id").asText();
      Client reader = Client.of(standIn, "reader", "r");
      assertThat(reader.get(path).status()).isEqualTo(200);
      Client.Reply reply = reader.update(path, 1);
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.code()).isEqualTo("insufficient_scope");
      assertThat(reply.json().path("message").asText()).contains("manage_orders:sandbox");
    }

    @Test
    void the_health_of_a_subscription_needs_no_token() {
      String id = client.get("/subscriptions/key=lockstep").json().path("id").asText();
      Client anonymous =
          new Client(java.net.URI.create(standIn.baseUri() + "/sandbox"), java.util.Map.of());
      assertThat(anonymous.get("/subscriptions/" + id + "/health").status()).isEqualTo(200);
      standIn.subscriptionStatus("ConfigurationErrorDeliveryStopped");
      assertThat(anonymous.get("/subscriptions/" + id + "/health").status()).isEqualTo(400);
    }
  }
}
