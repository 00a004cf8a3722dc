package dev.lockstep.sandbox.scayle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScayleControlsTest {
  private final AnsweringMerchant merchant = new AnsweringMerchant();
  private Bench bench;
  private Client controls;

  @BeforeEach
  void start() {
    bench = new Bench();
    controls = Client.controls(bench.standIn.baseUri());
  }

  @AfterEach
  void stop() {
    bench.close();
    merchant.close();
  }

  private JsonNode placed(String kind) {
    ObjectNode request = Json.object().put("kind", kind).put("seed", 4);
    return controls.post("/samples", request).json();
  }

  private int control(long id, String name) {
    int status = controls.post("/orders/" + id + "/" + name, Json.object()).status();
    bench.settle();
    return status;
  }

  @Test
  void another_process_places_and_changes_orders() {
    JsonNode placed = placed("UNCONFIRMED");
    assertThat(placed.path("personalData")).isNotEmpty();
    long id = placed.at("/orders/0/id").asLong();
    assertThat(control(id, "confirm-payment")).isEqualTo(204);
    assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
    assertThat(control(id, "confirm-payment")).isEqualTo(409);
    assertThat(control(id, "correct-address")).isEqualTo(409);
    ObjectNode north = Json.object();
    north.putArray("warehouses").add("facility-north");
    assertThat(controls.post("/orders/" + id + "/cancel", north).status()).isEqualTo(409);
    assertThat(control(id, "cancel")).isEqualTo(204);
    assertThat(bench.order(id).cancelled()).isTrue();
    assertThat(control(1, "cancel")).isEqualTo(404);
  }

  @Test
  void another_process_says_where_the_platform_calls() {
    JsonNode endpoint = Json.tree(merchant.endpoint());
    assertThat(controls.put("/delegation", endpoint).status()).isEqualTo(204);
    assertThat(controls.put("/cancellation", endpoint).status()).isEqualTo(204);
    controls.post("/lose-answers", Json.object().put("count", 1));
    bench.place(ScayleSampleKind.PAID);
    assertThat(merchant.asked()).hasSize(1);
    assertThat(controls.delete("/delegation").status()).isEqualTo(204);
    long id = bench.place(ScayleSampleKind.PAID);
    assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
    control(id, "cancel");
    assertThat(merchant.asked()).hasSize(2);
    assertThat(control(id, "force-close")).isEqualTo(204);
  }

  @Test
  void a_control_that_is_not_understood_says_so() {
    for (Client.Reply reply :
        List.of(
            controls.post("/samples", Json.object().put("kind", "LOST")),
            controls.post("/orders/first/cancel", Json.object()),
            controls.put("/delegation", Json.object().put("uri", 7)))) {
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().path("error").asText()).startsWith("The control was not understood");
    }
  }

  @Test
  void the_ledger_says_what_happened_without_personal_data() {
    bench.standIn.sendDelegationsTo(merchant.endpoint());
    for (ScayleSampleKind kind : ScayleSampleKind.values()) {
      long id = bench.place(kind);
      if (kind != ScayleSampleKind.UNCONFIRMED) {
        bench.ship(id, "P-" + kind, bench.items(id));
      }
    }
    String ledger = controls.get("/ledger").body();
    assertThat(ledger).contains("\"releasable\":true", "PACKAGE_SHIPPED", "\"billings\"");
    assertThat(bench.samples.personalData()).noneMatch(ledger::contains);
  }

  @Test
  void several_stand_ins_live_beside_each_other_and_ids_come_from_the_seed() {
    try (Bench same = new Bench();
        Bench other = new Bench(options -> options.seed(2))) {
      long id = bench.place(ScayleSampleKind.PAID);
      assertThat(same.place(ScayleSampleKind.PAID)).isEqualTo(id);
      assertThat(same.items(id)).isEqualTo(bench.items(id));
      assertThat(other.place(ScayleSampleKind.PAID)).isNotEqualTo(id);
    }
  }
}
