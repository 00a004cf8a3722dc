package dev.lockstep.sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.ledger.Fact;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderUpdateTest {
  private final SampleOrders samples = new SampleOrders(11);
  private CommercetoolsStandIn standIn;
  private Client client;

  @BeforeAll
  void start() {
    standIn = CommercetoolsStandIn.start(CommercetoolsOptions.defaults());
    client = Client.of(standIn);
  }

  @AfterAll
  void stop() {
    standIn.close();
  }

  private ObjectNode place(SampleKind kind) {
    return standIn.merchant().place(samples.next(kind));
  }

  private static String path(JsonNode order) {
    return "/orders/" + order.path("id").asText();
  }

  private static ObjectNode action(String name) {
    return Json.object().put("action", name);
  }

  private static ObjectNode state(String state) {
    return action("changeOrderState").put("orderState", state);
  }

  private static ObjectNode delivery(JsonNode order, String key) {
    ObjectNode delivery = action("addDelivery").put("deliveryKey", key);
    ObjectNode item = item(order);
    delivery.putArray("items").add(item);
    ObjectNode parcel = delivery.putArray("parcels").addObject().put("key", key + "-P1");
    parcel.putObject("trackingData").put("trackingId", "T1").put("carrier", "DPD");
    parcel.putArray("items").add(item.deepCopy());
    return delivery;
  }

  private static ObjectNode item(JsonNode order) {
    return Json.object()
        .put("id", order.path("lineItems").path(0).path("id").asText())
        .put("quantity", 1);
  }

  @Nested
  class versions {
    @Test
    void grow_by_one_per_effective_action_and_name_the_writer() {
      ObjectNode order = place(SampleKind.PAID);
      Client.Reply reply =
          client.update(
              path(order),
              1,
              state("Confirmed"),
              state("Confirmed"),
              action("changeShipmentState").put("shipmentState", "Ready"));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("version").asInt()).isEqualTo(3);
      assertThat(reply.json().path("lastModifiedBy").path("clientId").asText())
          .isEqualTo(CommercetoolsOptions.CLIENT_ID);
    }

    @Test
    void a_stale_one_is_a_conflict_that_tells_the_current_one() {
      ObjectNode order = place(SampleKind.PAID);
      standIn.merchant().touch(order.path("id").asText());
      Client.Reply reply = client.update(path(order), 1, state("Confirmed"));
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.code()).isEqualTo("ConcurrentModification");
      assertThat(reply.json().path("errors").path(0).path("currentVersion").asInt()).isEqualTo(2);
    }

    @Test
    void are_checked_even_when_nothing_would_change() {
      ObjectNode order = place(SampleKind.PAID);
      assertThat(client.update(path(order), 9, state("Open")).status()).isEqualTo(409);
    }

    @Test
    void are_required() {
      assertThat(client.post(path(place(SampleKind.PAID)), Json.object()).code())
          .isEqualTo("RequiredField");
    }
  }

  @Nested
  class an_update_is_atomic {
    @Test
    void one_bad_action_undoes_the_good_ones_before_it() {
      ObjectNode order = place(SampleKind.PAID);
      long messages = messages(order);
      Client.Reply reply =
          client.update(
              path(order), 1, state("Confirmed"), delivery(order, "D1"), action("paintItBlue"));
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.code()).isEqualTo("InvalidInput");
      JsonNode after = client.get(path(order)).json();
      assertThat(after.path("version").asInt()).isEqualTo(1);
      assertThat(after.path("orderState").asText()).isEqualTo("Open");
      assertThat(after.path("shippingInfo").path("deliveries")).isEmpty();
      assertThat(messages(order)).isEqualTo(messages);
    }

    private long messages(JsonNode order) {
      return client
          .get("/messages", "where", "resource(id=\"" + order.path("id").asText() + "\")")
          .json()
          .path("total")
          .asLong();
    }
  }

  @Nested
  class deliveries {
    @Test
    void are_stored_with_keys_parcels_and_tracking() {
      ObjectNode order = place(SampleKind.PAID);
      JsonNode after = client.update(path(order), 1, delivery(order, "D1")).json();
      JsonNode stored = after.path("shippingInfo").path("deliveries").path(0);
      assertThat(stored.path("key").asText()).isEqualTo("D1");
      assertThat(stored.path("parcels").path(0).path("key").asText()).isEqualTo("D1-P1");
      OrderView view = OrderView.of((ObjectNode) after);
      assertThat(view.delivered(order.path("lineItems").path(0).path("id").asText())).isEqualTo(1);
      assertThat(view.deliveries().getFirst().parcels().getFirst().trackingId()).isEqualTo("T1");
    }

    @Test
    void a_key_is_taken_once() {
      ObjectNode order = place(SampleKind.PAID);
      client.update(path(order), 1, delivery(order, "D1"));
      Client.Reply again = client.update(path(order), 2, delivery(order, "D1"));
      assertThat(again.status()).isEqualTo(400);
      assertThat(again.code()).isEqualTo("DuplicateField");
    }

    @Test
    void more_than_ordered_can_be_delivered() {
      ObjectNode order = place(SampleKind.PAID);
      ObjectNode tooMuch = delivery(order, "D1");
      ((ObjectNode) tooMuch.path("items").path(0)).put("quantity", 999);
      assertThat(client.update(path(order), 1, tooMuch).status()).isEqualTo(200);
    }

    @Test
    void need_a_shipping_method() {
      Sample sample = samples.next(SampleKind.PAID);
      sample.order().remove("shippingInfo");
      ObjectNode order = standIn.merchant().place(sample);
      assertThat(client.update(path(order), 1, delivery(order, "D1")).code())
          .isEqualTo("InvalidOperation");
    }

    @Test
    void need_a_shipping_key_in_multiple_mode() {
      ObjectNode order = place(SampleKind.MULTIPLE_SHIPPING);
      assertThat(client.update(path(order), 1, delivery(order, "D1")).code())
          .isEqualTo("RequiredField");
      ObjectNode keyed = delivery(order, "D1").put("shippingKey", "home");
      JsonNode after = client.update(path(order), 1, keyed).json();
      assertThat(after.path("shipping").path(0).path("shippingInfo").path("deliveries")).hasSize(1);
    }

    @Test
    void can_be_corrected_and_removed() {
      ObjectNode order = place(SampleKind.PAID);
      client.update(path(order), 1, delivery(order, "D1"));
      ObjectNode tracking = action("setParcelTrackingData").put("parcelKey", "D1-P1");
      tracking.putObject("trackingData").put("trackingId", "T2");
      ObjectNode parcel =
          action("addParcelToDelivery").put("deliveryKey", "D1").put("parcelKey", "D1-P2");
      ObjectNode items = action("setDeliveryItems").put("deliveryKey", "D1");
      items.putArray("items").add(item(order).put("quantity", 2));
      ObjectNode parcelItems = action("setParcelItems").put("parcelKey", "D1-P2");
      parcelItems.putArray("items").add(item(order));
      JsonNode after = client.update(path(order), 2, tracking, parcel, items, parcelItems).json();
      JsonNode delivery = after.path("shippingInfo").path("deliveries").path(0);
      assertThat(delivery.path("parcels").path(0).path("trackingData").path("trackingId").asText())
          .isEqualTo("T2");
      assertThat(delivery.path("items").path(0).path("quantity").asInt()).isEqualTo(2);
      assertThat(delivery.path("parcels").path(1).path("items")).hasSize(1);
      JsonNode emptied =
          client
              .update(
                  path(order),
                  after.path("version").asLong(),
                  action("removeParcelFromDelivery").put("parcelKey", "D1-P1"),
                  action("removeDelivery").put("deliveryKey", "D1"))
              .json();
      assertThat(emptied.path("shippingInfo").path("deliveries")).isEmpty();
    }
  }

  @Nested
  class other_actions {
    @Test
    void sync_info_is_kept_per_channel_and_needs_the_export_role() {
      ObjectNode order = place(SampleKind.PAID);
      JsonNode after =
          client
              .update(
                  path(order), 1, sync("warehouse-export", "SC1"), sync("warehouse-export", "SC2"))
              .json();
      assertThat(after.path("syncInfo")).hasSize(1);
      assertThat(after.path("syncInfo").path(0).path("externalId").asText()).isEqualTo("SC2");
      assertThat(client.update(path(order), 3, sync("facility-main", "SC3")).code())
          .isEqualTo("InvalidInput");
      assertThat(client.update(path(order), 3, sync("nowhere", "SC3")).code())
          .isEqualTo("ReferencedResourceNotFound");
    }

    private ObjectNode sync(String channel, String externalId) {
      ObjectNode sync = action("updateSyncInfo").put("externalId", externalId);
      sync.putObject("channel").put("typeId", "channel").put("key", channel);
      return sync;
    }

    @Test
    void custom_fields_need_a_type() {
      ObjectNode order = place(SampleKind.PAID);
      ObjectNode field = action("setCustomField").put("name", "wmsId").put("value", "7");
      assertThat(client.update(path(order), 1, field).code()).isEqualTo("InvalidOperation");
      ObjectNode type = action("setCustomType");
      type.putObject("type").put("typeId", "type").put("key", "lockstep-order");
      JsonNode after = client.update(path(order), 1, type, field).json();
      assertThat(after.path("custom").path("fields").path("wmsId").asText()).isEqualTo("7");
    }

    @Test
    void line_item_states_are_imported_as_a_whole_and_moved_in_part() {
      ObjectNode order = place(SampleKind.SPLIT);
      JsonNode line = order.path("lineItems").path(order.path("lineItems").size() - 1);
      ObjectNode move =
          action("transitionLineItemState")
              .put("lineItemId", line.path("id").asText())
              .put("quantity", 1);
      move.putObject("fromState").put("typeId", "state").put("key", "Initial");
      move.putObject("toState").put("typeId", "state").put("key", "shipped");
      assertThat(client.update(path(order), 1, move).status()).isEqualTo(200);
      assertThat(client.update(path(order), 2, move).status()).isEqualTo(200);
      assertThat(client.update(path(order), 3, move).code()).isEqualTo("InvalidOperation");
      ObjectNode set = action("importLineItemState").put("lineItemId", line.path("id").asText());
      set.putArray("state")
          .addObject()
          .put("quantity", 1)
          .putObject("state")
          .put("typeId", "state")
          .put("key", "sent");
      assertThat(client.update(path(order), 3, set).code()).isEqualTo("InvalidOperation");
    }

    @Test
    void an_illegal_state_is_refused_with_those_that_are_legal() {
      Client.Reply reply = client.update(path(place(SampleKind.PAID)), 1, state("Canceled"));
      assertThat(reply.code()).isEqualTo("InvalidField");
      assertThat(reply.json().path("errors").path(0).path("allowedValues")).hasSize(4);
    }

    @Test
    void the_order_number_is_set_once_and_is_unique() {
      ObjectNode numbered = place(SampleKind.PAID);
      ObjectNode bare = place(SampleKind.NO_ORDER_NUMBER);
      String taken = numbered.path("orderNumber").asText();
      ObjectNode take = action("setOrderNumber").put("orderNumber", taken);
      assertThat(client.update(path(bare), 1, take).code()).isEqualTo("DuplicateField");
      ObjectNode own = action("setOrderNumber").put("orderNumber", "OWN/1 é");
      assertThat(client.update(path(bare), 1, own).status()).isEqualTo(200);
      assertThat(client.get("/orders/order-number=OWN%2F1%20%C3%A9").json().path("id"))
          .isEqualTo(bare.path("id"));
      assertThat(client.update(path(numbered), 1, own).code()).isEqualTo("InvalidOperation");
    }

    @Test
    void an_edit_changes_lines_totals_and_tells_it() {
      ObjectNode order = place(SampleKind.SPLIT);
      String id = order.path("id").asText();
      String first = order.path("lineItems").path(0).path("id").asText();
      ObjectNode edit = Json.object();
      edit.putArray("lines").addObject().put("lineItemId", first).put("quantity", 0);
      JsonNode after = standIn.merchant().edit(id, edit);
      assertThat(after.path("lineItems")).hasSize(order.path("lineItems").size() - 1);
      assertThat(after.path("totalPrice").path("centAmount").asLong())
          .isLessThan(order.path("totalPrice").path("centAmount").asLong());
      assertThat(
              client
                  .get("/messages", "where", "resource(id=\"" + id + "\")")
                  .json()
                  .path("results"))
          .extracting(message -> message.path("type").asText())
          .contains("OrderEditApplied", "OrderLineItemRemoved");
    }
  }

  @Test
  void every_write_is_in_the_ledger_with_its_writer() {
    ObjectNode order = place(SampleKind.PAID);
    client.update(path(order), 1, state("Confirmed"));
    assertThat(standIn.ledger().factsAbout(order.path("id").asText()))
        .extracting(Fact::kind)
        .containsExactly("ORDER_PLACED", "ORDER_UPDATED");
    assertThat(Json.text(standIn.ledger().facts().getLast().detail()))
        .isEqualTo(
            "{\"clientId\":\"lockstep-sandbox-client\",\"fromVersion\":1,\"toVersion\":2,"
                + "\"actions\":[\"changeOrderState\"]}");
  }

  @Test
  void what_does_not_exist_is_a_404() {
    assertThat(client.get("/orders/none").code()).isEqualTo("ResourceNotFound");
    assertThat(client.get("/carrots").status()).isEqualTo(404);
  }
}
