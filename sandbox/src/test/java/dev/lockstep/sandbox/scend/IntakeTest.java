package dev.lockstep.sandbox.scend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.ManualClock;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.ledger.Fact;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import okhttp3.Credentials;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private final ManualClock clock = new ManualClock();
  private ScendStandIn standIn;
  private Client client;

  @BeforeEach
  void start() {
    standIn = ScendStandIn.start(ScendOptions.defaults().with().clock(clock).build());
    client = Client.of(standIn);
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  private void restart(UnaryOperator<ScendOptions.Builder> change) {
    standIn.close();
    standIn = ScendStandIn.start(change.apply(ScendOptions.defaults().with().clock(clock)).build());
    client = Client.of(standIn);
  }

  @Test
  void the_warehouse_can_be_made_to_lose_an_order_and_its_ledger_says_so() {
    client.put("/orders/R1", Orders.of("R1"));

    standIn.lose("R1");

    assertThat(client.get("/orders/R1").status()).isEqualTo(404);
    assertThat(standIn.orders()).isEmpty();
    assertThat(standIn.ledger().facts("WAREHOUSE_ORDER_LOST"))
        .extracting(Fact::subject)
        .containsExactly("R1");
  }

  @Nested
  class a_create {
    @Test
    void is_answered_with_the_order() {
      Client.Reply reply = client.put("/orders/R1", Orders.of("R1"));
      assertThat(reply.status()).isEqualTo(201);
      assertThat(reply.json().path("OrderId").asText()).isEqualTo("SC000001");
      assertThat(reply.json().path("Status").asText()).isEqualTo("Received");
      assertThat(reply.json().path("Lines")).hasSize(2);
      assertThat(client.get("/orders/R1").json().at("/Lines/1/OrderedQuantity").asInt())
          .isEqualTo(3);
      assertThat(client.post("/orders", Orders.of("R2")).status()).isEqualTo(201);
    }

    @Test
    void repeated_with_the_same_content_gives_the_same_order() {
      client.put("/orders/R1", Orders.of("R1"));
      Client.Reply again = client.put("/orders/R1", Orders.of("R1").put("Priority", 1));
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.json().path("OrderId").asText()).isEqualTo("SC000001");
    }

    @Test
    void repeated_with_other_content_is_refused_and_shows_what_there_is() {
      client.put("/orders/R1", Orders.of("R1"));
      ObjectNode other = Orders.of("R1");
      Orders.line(other, "L3", "CAP-CORD-GRN", 1);
      Client.Reply again = client.put("/orders/R1", other);
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.json().path("Code").asText()).isEqualTo("DUPLICATE_REFERENCE");
      assertThat(again.json().at("/ExistingOrder/Lines")).hasSize(2);
      assertThat(standIn.orders().get("R1")).hasSize(1);
    }

    @Test
    void is_stored_once_though_its_reply_is_lost() {
      standIn.faults().add(FaultRule.once("PUT", "/api/v1/orders/*", FaultKind.DROP_REPLY));
      Assertions.assertThatThrownBy(() -> client.put("/orders/R1", Orders.of("R1")))
          .isInstanceOf(Client.Broken.class);
      assertThat(client.get("/orders/R1").status()).isEqualTo(200);
      assertThat(client.put("/orders/R1", Orders.of("R1")).status()).isEqualTo(200);
      assertThat(standIn.orders().get("R1")).hasSize(1);
    }

    @Test
    void becomes_a_second_order_where_references_are_not_enforced_and_the_ledger_tells() {
      restart(options -> options.referenceRule(ReferenceRule.NOT_ENFORCED));
      client.put("/orders/R1", Orders.of("R1"));
      client.put("/orders/R1", Orders.of("R1"));
      assertThat(standIn.orders().get("R1")).hasSize(2);
      JsonNode ledger = Client.controls(standIn.baseUri()).get("/ledger").json();
      assertThat(ledger.at("/references/0/count").asInt()).isEqualTo(2);
      assertThat(standIn.ledger().facts("WAREHOUSE_ORDER_CREATED"))
          .extracting(fact -> fact.detail().path("ordersOfReference").asInt())
          .containsExactly(1, 2);
    }
  }

  @Nested
  class a_bad_order {
    @Test
    void tells_everything_that_is_wrong_and_creates_nothing() {
      ObjectNode order = Orders.of("R1").put("WarehouseCode", "MOON");
      order.withObjectProperty("DeliveryAddress").put("PostCode", " ");
      Orders.line(order, "L3", "tshirt", 1);
      Orders.line(order, "L4", "GHOST-1", 1);
      Client.Reply reply = client.put("/orders/R1", order);
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.json().path("Details"))
          .extracting(detail -> detail.path("Code").asText())
          .containsExactly(
              "UNKNOWN_WAREHOUSE",
              "INVALID_ADDRESS",
              "INVALID_PRODUCT_CODE_FORMAT",
              "UNKNOWN_PRODUCT_CODE");
      assertThat(reply.json().at("/Details/3/Field").asText()).isEqualTo("Lines[3].ProductCode");
      assertThat(standIn.orders()).isEmpty();
    }

    @Test
    void without_lines_or_with_another_reference_is_malformed() {
      ObjectNode empty = Orders.of("R1");
      empty.putArray("Lines");
      assertThat(client.put("/orders/R1", empty).status()).isEqualTo(400);
      assertThat(client.put("/orders/R1", Orders.of("R2")).status()).isEqualTo(400);
      assertThat(client.put("/orders/R1", Json.array()).status()).isEqualTo(400);
    }

    @Test
    void is_accepted_once_the_product_is_known() {
      standIn.products().remove("MUG-ENAMEL-350");
      assertThat(client.get("/products/MUG-ENAMEL-350").status()).isEqualTo(404);
      assertThat(client.put("/orders/R1", Orders.of("R1")).status()).isEqualTo(422);
      Client.controls(standIn.baseUri()).put("/products/MUG-ENAMEL-350", Json.object());
      assertThat(client.get("/products/MUG-ENAMEL-350").status()).isEqualTo(200);
      assertThat(client.put("/orders/R1", Orders.of("R1")).status()).isEqualTo(201);
    }

    @Test
    void can_be_refused_by_fate_with_any_code() {
      standIn.script(FateRule.forReference("R*", new Fate.Refused("INSUFFICIENT_STOCK")));
      Client.Reply reply = client.put("/orders/R1", Orders.of("R1"));
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.json().path("Code").asText()).isEqualTo("INSUFFICIENT_STOCK");
    }
  }

  @Test
  void an_order_can_be_taken_first_and_received_later() {
    restart(options -> options.intakeLag(Duration.ofSeconds(3)));
    Client.Reply reply = client.put("/orders/R1", Orders.of("R1"));
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().path("PollUrl").asText()).isEqualTo("/api/v1/orders/R1");
    assertThat(client.get("/orders/R1").json().path("Status").asText()).isEqualTo("Accepted");
    clock.pass(Duration.ofSeconds(3));
    assertThat(client.get("/orders/R1").json().path("Status").asText()).isEqualTo("Received");
  }

  @Test
  void an_order_may_not_be_readable_yet_though_it_is_there() {
    restart(options -> options.readLag(Duration.ofSeconds(2)));
    client.put("/orders/R1", Orders.of("R1"));
    Client.Reply early = client.get("/orders/R1");
    assertThat(early.status()).isEqualTo(404);
    assertThat(early.json().path("Code").asText()).isEqualTo("ORDER_NOT_FOUND");
    assertThat(client.get("/orders").json().path("TotalItems").asInt()).isZero();
    assertThat(client.put("/orders/R1", Orders.of("R1")).status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(2));
    assertThat(client.get("/orders/R1").status()).isEqualTo(200);
  }

  @Test
  void lists_come_in_pages_and_since_a_time() {
    for (int i = 0; i < 3; i++) {
      client.put("/orders/R" + i, Orders.of("R" + i));
      clock.pass(Duration.ofMinutes(1));
    }
    JsonNode page = client.get("/orders", "page", "2", "pageSize", "2").json();
    assertThat(page.path("Items")).hasSize(1);
    assertThat(page.path("TotalItems").asInt()).isEqualTo(3);
    assertThat(page.path("HasMore").asBoolean()).isFalse();
    assertThat(client.get("/orders", "updatedSince", "2026-11-20T09:01:00Z").json().path("Items"))
        .hasSize(2);
    assertThat(client.get("/orders", "clientReference", "R1").json().path("Items")).hasSize(1);
    assertThat(client.get("/orders", "updatedSince", "yesterday").status()).isEqualTo(400);
  }

  @Test
  void address_and_service_can_be_amended_until_the_release() {
    client.put("/orders/R1", Orders.of("R1"));
    ObjectNode amendment = Json.object();
    amendment.putObject("DeliveryAddress").put("Line1", "2 Lane");
    assertThat(client.patch("/orders/R1", amendment).json().at("/DeliveryAddress/Line1").asText())
        .isEqualTo("2 Lane");
    standIn.advance("R1", Status.RELEASED);
    Client.Reply late = client.patch("/orders/R1", amendment);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("Code").asText()).isEqualTo("NOT_AMENDABLE");
  }

  @Test
  void a_held_order_stays_until_it_is_released() {
    client.put("/orders/R1", Orders.of("R1"));
    client.post("/orders/R1/hold", Json.object().put("Reason", "CHECK"));
    assertThat(client.post("/orders/R1/hold", Json.object()).status()).isEqualTo(200);
    assertThat(standIn.advance("R1")).isEqualTo(Status.ON_HOLD);
    client.post("/orders/R1/release", Json.object());
    assertThat(standIn.advance("R1")).isEqualTo(Status.ALLOCATED);
  }

  @Nested
  class access {
    private int status(Map<String, String> headers) {
      return new Client(standIn.apiUri(), headers).get("/orders").status();
    }

    @Test
    void needs_the_key_of_the_account_and_its_own_client_code() {
      assertThat(status(Map.of())).isEqualTo(401);
      assertThat(status(Map.of("X-Api-Key", "wrong"))).isEqualTo(401);
      assertThat(status(Map.of("X-Api-Key", ScendOptions.API_KEY, "X-Client-Code", "OTHER")))
          .isEqualTo(403);
      ObjectNode foreign = Orders.of("R1").put("ClientCode", "OTHER");
      assertThat(client.put("/orders/R1", foreign).status()).isEqualTo(403);
    }

    @Test
    void by_bearer_or_basic() {
      restart(options -> options.auth(new ScendAuth.Bearer("b")));
      assertThat(status(Map.of("Authorization", "Bearer b"))).isEqualTo(200);
      assertThat(status(Map.of("Authorization", "Bearer c"))).isEqualTo(401);
      restart(options -> options.auth(new ScendAuth.Basic("u", "p")));
      assertThat(status(Map.of("Authorization", Credentials.basic("u", "p")))).isEqualTo(200);
      assertThat(status(Map.of("Authorization", Credentials.basic("u", "q")))).isEqualTo(401);
    }

    @Test
    void by_a_token_that_was_exchanged_and_ends() {
      restart(
          options -> options.auth(new ScendAuth.TokenExchange("u", "p", Duration.ofMinutes(5))));
      Client anonymous = new Client(standIn.apiUri(), Map.of());
      ObjectNode login = Json.object().put("Username", "u").put("Password", "p");
      String token = anonymous.post("/auth/token", login).json().path("Token").asText();
      assertThat(status(Map.of("Authorization", "Bearer " + token))).isEqualTo(200);
      clock.pass(Duration.ofMinutes(5));
      assertThat(status(Map.of("Authorization", "Bearer " + token))).isEqualTo(401);
      assertThat(anonymous.post("/auth/token", login.put("Password", "q")).status()).isEqualTo(401);
    }
  }

  @Test
  void the_ledger_holds_no_personal_data() {
    client.put("/orders/R1", Orders.of("R1"));
    standIn.advance("R1", Status.DISPATCHED);
    String ledger = Client.controls(standIn.baseUri()).get("/ledger").body();
    assertThat(ledger).contains("R1", "TSHIRT-BLK-M").doesNotContain("1 Lane", "LS1 4AP", "A B");
    assertThat(standIn.ledger().factsAbout("R1"))
        .extracting(Fact::kind)
        .contains("WAREHOUSE_ORDER_CREATED", "STATUS_CHANGED", "DISPATCHED");
  }
}
