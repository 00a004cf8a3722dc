package dev.lockstep.sandbox.deposco;

import static dev.lockstep.sandbox.deposco.Tenant.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.http.Json;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CancellingTest {
  private DeposcoStandIn standIn;
  private Tenant tenant;
  private long id;

  @BeforeEach
  void start() {
    start(options -> options);
  }

  private void start(UnaryOperator<DeposcoOptions.Builder> change) {
    stop();
    standIn = DeposcoStandIn.start(change.apply(DeposcoOptions.defaults().with()).build());
    tenant = Tenant.of(standIn);
    id = tenant.create(Tenant.request("S1"));
  }

  @AfterEach
  void stop() {
    if (standIn != null) {
      standIn.close();
    }
  }

  private SalesOrderView order() {
    return Tenant.only(standIn, "S1");
  }

  private ObjectNode some(String lineNumber, int quantity) {
    ObjectNode request = Json.object();
    for (JsonNode line : tenant.order(id).at("/orderLines/data")) {
      if (line.path("lineNumber").asText().equals(lineNumber)) {
        request
            .putArray("orderLines")
            .addObject()
            .put("canceledPackQuantity", quantity)
            .putObject("orderLine")
            .put("id", line.at("/self/id").asLong());
      }
    }
    return request;
  }

  @Nested
  class the_whole_order {
    @ParameterizedTest
    @EnumSource(names = {"NEW", "READY_FOR_FULFILLMENT", "WAVE_BUILT"})
    void is_canceled_until_the_wave_is_released(OrderStatus status) {
      standIn.advance("S1", status);
      Client.Reply reply = tenant.cancel(id);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("orderStatus").asText()).isEqualTo("Canceled");
      assertThat(order().lines()).extracting(SalesOrderView.Line::canceled).containsExactly(2, 3);
      assertThat(standIn.advance("S1")).isEqualTo(OrderStatus.CANCELED);
    }

    @ParameterizedTest
    @EnumSource(
        names = {"RELEASED", "PICKING", "PICK_COMPLETE", "STAGED", "LOADED", "SHIP_COMPLETE"})
    void is_not_canceled_afterwards(OrderStatus status) {
      standIn.advance("S1", status);
      Client.Reply reply = tenant.cancel(id);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(Tenant.messages(reply))
          .containsExactly(
              "Sales Order S1 cannot be canceled while in the status of " + status.wire());
      assertThat(order().status()).isEqualTo(status);
      assertThat(standIn.ledger().facts("CANCEL_REFUSED")).hasSize(1);
    }

    @Test
    void is_not_canceled_twice() {
      tenant.cancel(id);
      assertThat(tenant.cancel(id).status()).isEqualTo(400);
    }

    @Test
    void that_is_not_there_cannot_be_canceled() {
      assertThat(tenant.cancel(7).status()).isEqualTo(404);
    }
  }

  @Nested
  class some_packs_of_a_line {
    @Test
    void are_canceled_and_the_rest_goes_out() {
      JsonNode answer = tenant.cancel(id, some("2", 2)).json();
      assertThat(answer.path("orderStatus").asText()).isEqualTo("New");
      assertThat(order().lines()).extracting(SalesOrderView.Line::canceled).containsExactly(0, 2);
      standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
      assertThat(order().lines()).extracting(SalesOrderView.Line::shipped).containsExactly(2, 1);
    }

    @Test
    void are_canceled_again_by_a_repeat() {
      ObjectNode one = some("2", 1);
      tenant.cancel(id, one);
      tenant.cancel(id, one);
      assertThat(order().lines().get(1).canceled()).isEqualTo(2);
    }

    @Test
    void are_totals_on_other_tenants_and_a_repeat_changes_nothing() {
      start(options -> options.cancelRule(CancelRule.TOTAL));
      ObjectNode one = some("2", 1);
      tenant.cancel(id, one);
      tenant.cancel(id, one);
      assertThat(order().lines().get(1).canceled()).isEqualTo(1);
    }

    @Test
    void cannot_be_more_than_are_open() {
      Client.Reply reply = tenant.cancel(id, some("2", 4));
      assertThat(reply.status()).isEqualTo(400);
      assertThat(Tenant.messages(reply))
          .containsExactly("Order line 2 has only 3 that can be canceled");
      assertThat(order().lines().get(1).canceled()).isZero();
    }

    @Test
    void cancel_the_order_when_they_were_the_last() {
      tenant.cancel(id, some("1", 2));
      assertThat(tenant.cancel(id, some("2", 3)).json().path("orderStatus").asText())
          .isEqualTo("Canceled");
    }

    @Test
    void must_be_named() {
      assertThat(tenant.cancel(id, Json.object()).status()).isEqualTo(400);
      ObjectNode stranger = some("1", 1);
      ((ObjectNode) stranger.at("/orderLines/0/orderLine")).put("id", 7);
      assertThat(tenant.cancel(id, stranger).status()).isEqualTo(404);
      assertThat(order().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void that_are_back_ordered_can_still_be_canceled_when_the_others_are_released() {
      standIn.script(FateRule.forNumber("S1", new Fate.BackOrdered("MUG-ENAMEL-350", 2)));
      assertThat(standIn.advance("S1", OrderStatus.PARTIALLY_RELEASED))
          .isEqualTo(OrderStatus.PARTIALLY_RELEASED);
      assertThat(tenant.cancel(id).status()).isEqualTo(400);
      assertThat(tenant.cancel(id, some("2", 3)).status()).isEqualTo(400);
      assertThat(tenant.cancel(id, some("2", 2)).json().path("orderStatus").asText())
          .isEqualTo("Released");
      standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
      assertThat(order().lines()).extracting(SalesOrderView.Line::shipped).containsExactly(2, 1);
    }
  }

  @Nested
  class the_status {
    @ParameterizedTest
    @CsvSource({
      "NEW,Hold,Hold",
      "NEW,Canceled,Canceled",
      "READY_FOR_FULFILLMENT,New,New",
      "READY_FOR_FULFILLMENT,Hold,Hold",
      "WAVE_BUILT,Hold,Hold",
      "WAVE_BUILT,Canceled,Canceled"
    })
    void moves_where_it_may(OrderStatus from, String value, String to) {
      standIn.advance("S1", from);
      Client.Reply reply = tenant.move(id, value);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("orderStatus").asText()).isEqualTo(to);
      assertThat(tenant.client().get(ORDERS + "/" + id + "/status").json())
          .isEqualTo(Json.object().put("orderStatus", to));
    }

    @ParameterizedTest
    @CsvSource({
      "NEW,New",
      "NEW,Picking",
      "NEW,Lost",
      "RELEASED,Hold",
      "PICKING,Canceled",
      "SHIP_COMPLETE,New"
    })
    void stays_where_it_may_not(OrderStatus from, String value) {
      standIn.advance("S1", from);
      Client.Reply reply = tenant.move(id, value);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(Tenant.messages(reply).getFirst()).endsWith(" in the status of " + from.wire());
      assertThat(order().status()).isEqualTo(from);
    }

    @Test
    void in_a_body_is_refused_without_a_word() {
      Client.Reply reply =
          tenant
              .client()
              .post(ORDERS + "/" + id + "/status", Json.object().put("orderStatus", "Hold"));
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.body()).isEmpty();
    }

    @Test
    void on_hold_keeps_the_order_from_the_floor_until_it_is_new_again() {
      tenant.move(id, "Hold");
      assertThat(standIn.advance("S1", OrderStatus.PICKING)).isEqualTo(OrderStatus.HOLD);
      tenant.move(id, "New");
      assertThat(standIn.advance("S1", OrderStatus.PICKING)).isEqualTo(OrderStatus.PICKING);
    }

    @Test
    void on_hold_can_be_canceled() {
      tenant.move(id, "Hold");
      assertThat(tenant.cancel(id).json().path("orderStatus").asText()).isEqualTo("Canceled");
    }
  }
}
