package dev.lockstep.sandbox.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.Listener;
import dev.lockstep.sandbox.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Cin7ControlsTest {
  private final Account account = new Account();
  private final Client controls = Client.controls(account.standIn.baseUri());

  @AfterEach
  void stop() {
    account.close();
  }

  private JsonNode act(String id, String action) {
    return controls.post("/sales/" + id + "/" + action, Json.object()).json();
  }

  @Test
  void another_process_can_play_a_whole_sale() {
    ObjectNode wanted = Json.object().put("kind", "DRAFT").put("seed", 3);
    JsonNode placed = controls.post("/samples", wanted).json();
    String id = placed.at("/sales/0/ID").asText();
    assertThat(placed.path("personalData")).isNotEmpty();
    assertThat(act(id, "authorise").path("Status").asText()).isEqualTo("ORDERED");
    assertThat(act(id, "pay").path("CombinedPaymentStatus").asText()).isEqualTo("PAID");
    assertThat(act(id, "pick").path("Status").asText()).isEqualTo("PICKED");
    assertThat(act(id, "pack").path("Status").asText()).isEqualTo("PACKED");
    assertThat(act(id, "ship").path("Status").asText()).isEqualTo("COMPLETED");
  }

  @Test
  void another_process_can_change_a_sale() {
    String id = account.place();
    controls.post("/sales/" + id + "/correct-address", Json.object().put("Postcode", "LS2 7EW"));
    controls.post("/sales/" + id + "/change", Json.object().put("Carrier", "Express"));
    ObjectNode edit = Json.object();
    edit.putArray("lines").add(Account.line("MUG-ENAMEL-350", 1));
    controls.post("/sales/" + id + "/edit", edit);
    act(id, "touch");
    JsonNode sale = account.read(id);
    assertThat(sale.at("/ShippingAddress/Postcode").asText()).isEqualTo("LS2 7EW");
    assertThat(sale.path("Carrier").asText()).isEqualTo("Express");
    assertThat(sale.at("/Order/Lines")).hasSize(1);
    assertThat(act(id, "undo").path("Status").asText()).isEqualTo("ORDERING");
    assertThat(act(id, "void").path("Status").asText()).isEqualTo("VOIDED");
  }

  @Test
  void another_process_can_set_webhooks_and_the_quota() {
    try (Listener listener = new Listener()) {
      ObjectNode webhooks =
          Json.object().put("uri", listener.uri().toString()).put("bearer", "secret");
      webhooks.putArray("types").add("Stock/AvailableStockLevelChanged");
      assertThat(controls.put("/webhooks", webhooks).status()).isEqualTo(204);
      controls.post("/stock-levels", Json.object());
      assertThat(listener.take().json().size()).isGreaterThan(1);
    }
    ObjectNode quota = Json.object().put("calls", 1).put("window", "PT60S");
    quota.putArray("shapes").add("UNAVAILABLE");
    assertThat(controls.put("/quota", quota).status()).isEqualTo(204);
    account.client.get("/me");
    assertThat(account.client.get("/me").status()).isEqualTo(503);
    controls.delete("/quota");
    assertThat(account.client.get("/me").status()).isEqualTo(200);
  }

  @Test
  void a_control_that_is_not_understood_says_so() {
    Client.Reply reply = controls.post("/samples", Json.object().put("kind", "NONE"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("cause").asText()).contains("NONE");
  }

  @Test
  void the_ledger_tells_units_by_box_and_tracking() {
    String id = account.packInTwoBoxes();
    account.ship(Account.document(id, "AUTHORISED", Account.shipment("A,B", "T1")));
    JsonNode task = controls.get("/ledger").json().at("/sales/0/tasks/0");
    assertThat(task.at("/boxes/A/MUG-ENAMEL-350").asInt()).isEqualTo(2);
    assertThat(task.at("/boxes/B/TSHIRT-BLK-M").asInt()).isEqualTo(2);
    assertThat(task.at("/shipLines/0/tracking").asText()).isEqualTo("T1");
    assertThat(task.at("/shipLines/0/shipped").booleanValue()).isTrue();
  }
}
