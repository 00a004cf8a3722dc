package dev.lockstep.platform.scayle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.platform.scayle.ScayleAddressRules.StreetForm;
import dev.lockstep.port.PlatformFailure;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An order document in the house's words, whatever shape its fields come in. */
class OrderReadingTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final URI BASE = URI.create("https://tenant.example/api/admin/v1");

  private final ObjectNode order = document();

  @Test
  void a_document_of_every_field_is_read_in_full() {
    SourceOrder read = read();

    assertThat(read.id().value()).isEqualTo("901");
    assertThat(read.number()).isEqualTo("fapl-1");
    assertThat(read.version()).isEqualTo(Instant.parse("2026-11-21T09:40:15Z").toEpochMilli());
    assertThat(read.state()).isEqualTo(SourceState.OPEN);
    assertThat(read.placedAt()).isEqualTo(Instant.parse("2026-11-21T09:30:15Z"));
    assertThat(read.closesAt()).isEqualTo(Instant.parse("2026-12-05T09:40:15Z"));
    assertThat(read.total()).hasToString("41.90 EUR");
    assertThat(read.shipping()).hasToString("6.20 EUR");
    assertThat(read.payment().label()).isEqualTo("order_delegated");
    assertThat(read.payment().authorised()).isEqualTo(read.total());
    assertThat(read.deliveryService()).isEqualTo("DHL_EXPRESS");
    assertThat(read.lines())
        .extracting(SourceLine::id)
        .containsExactly(new LineId("66254693892149"), new LineId("66254693892160"));
    assertThat(read.lines().getFirst().ordered()).isEqualTo(Quantity.of(2));
    assertThat(read.deliveries())
        .singleElement()
        .extracting(Delivery::parcels)
        .asString()
        .contains("T-1");
  }

  @Test
  void a_planned_package_has_not_shipped() {
    ((ObjectNode) order.at("/packages/0")).remove("shipmentKey");
    ((ObjectNode) order.at("/items/2")).remove("shippedAt");

    assertThat(read().deliveries()).isEmpty();
  }

  @Test
  void an_order_whose_every_unit_is_cancelled_is_cancelled() {
    for (JsonNode item : order.path("items")) {
      ((ObjectNode) item).remove("shippedAt");
      ((ObjectNode) item).remove("packageId");
      ((ObjectNode) item).put("cancelledAt", "2026-11-21 10:00:00");
    }

    assertThat(read().state()).isEqualTo(SourceState.CANCELLED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancelled", "undeliverable"})
  void a_unit_may_be_cancelled_by_its_status_alone(String status) {
    ((ObjectNode) order.at("/items/0")).put("status", status);

    assertThat(read().lines().getFirst().cancelled()).isEqualTo(Quantity.of(1));
  }

  @ParameterizedTest
  @CsvSource({
    "order_confirmed, billing_payment_pending, true",
    "order_delegated, billing_completed, true",
    "order_pended, billing_payment_pending, false",
    "order_delegated, billing_payment_cancelled, false",
    "a_state_added_tomorrow, billing_completed, false"
  })
  void payment_is_secured_by_the_states_of_the_settings(
      String state, String billing, boolean secured) {
    ((ObjectNode) order.at("/detailedStatus/order")).put("code", state);
    ((ObjectNode) order.at("/detailedStatus/billing")).put("code", billing);

    assertThat(read().payment().authorised().minorUnits()).isEqualTo(secured ? 4190 : 0);
    assertThat(read().payment().charged().minorUnits())
        .isEqualTo(billing.equals("billing_completed") ? 4190 : 0);
  }

  @Test
  void an_order_not_delegated_yet_closes_no_earlier_than_its_confirmation_allows() {
    order.path("items").forEach(item -> ((ObjectNode) item).remove("delegatedAt"));
    assertThat(read().closesAt()).isEqualTo(Instant.parse("2026-12-05T09:30:15Z"));

    order.remove("confirmedAt");
    assertThat(read().closesAt()).isNull();
    assertThat(read().placedAt()).isEqualTo(Instant.parse("2026-11-21T09:29:15Z"));
  }

  @Test
  void a_service_that_is_named_twice_is_none_and_an_order_without_one_has_the_default() {
    order.remove("carrier");
    assertThat(read().deliveryService()).isEqualTo("standard");

    order.putArray("carrier").add(key("A")).add(key("B"));
    assertThat(read().deliveryService()).isNull();
  }

  @Nested
  class Lenience {
    @Test
    void takes_ids_and_amounts_as_texts() {
      SourceOrder before = read();
      order.put("id", "901");
      for (JsonNode item : order.path("items")) {
        ((ObjectNode) item).put("id", item.path("id").asText());
        ((ObjectNode) item.path("price")).put("withTax", item.at("/price/withTax").asText());
      }

      assertThat(read()).isEqualTo(before);
    }

    @Test
    void takes_an_empty_list_for_an_empty_map() {
      order.putArray("carrier");
      ((ObjectNode) order.at("/address/shipping")).putArray("collectionPoint");
      ((ObjectNode) order.path("items").path(0)).putArray("itemGroup");
      order.set("packages", JSON.createObjectNode());
      ((ObjectNode) order.at("/items/2")).remove("packageId");

      assertThat(read().lines()).hasSize(2);
    }

    @Test
    void takes_equal_tax_rates_for_equal_however_they_are_written() {
      ((ObjectNode) order.at("/items/0/price/tax/vat")).put("rate", "0.190");

      assertThat(read().lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2026-11-21T10:40:15+01:00",
          "2026-11-21T09:40:15Z",
          "2026-11-21T09:40:15.000000Z",
          "2026-11-21T10:40:15+0100",
          "2026-11-21 09:40:15"
        })
    void reads_times_in_every_form_seen(String time) {
      order.put("updatedAt", time);

      assertThat(read().version()).isEqualTo(Instant.parse("2026-11-21T09:40:15Z").toEpochMilli());
    }
  }

  @Nested
  class A_field_that_is_not_what_it_should_be {
    @ParameterizedTest
    @CsvSource({
      "/items/1/price/withTax, items[1].price.withTax",
      "/items/0/id, items[0].id",
      "/detailedStatus/order/code, detailedStatus.order.code",
      "/cost/withTax, cost.withTax",
      "/updatedAt, updatedAt",
      "/currencyCode, currencyCode"
    })
    void is_named(String pointer, String field) {
      int slash = pointer.lastIndexOf('/');
      ((ObjectNode) order.at(pointer.substring(0, slash))).putObject(pointer.substring(slash + 1));

      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(OrderReadingTest.this::read)
          .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED))
          .withMessageContaining("field=" + field + ",");
    }

    @Test
    void anywhere_is_read_or_malformed_and_nothing_else() {
      List<String> pointers = new ArrayList<>();
      collect(order, "", pointers);
      assertThat(pointers).hasSizeGreaterThan(100);
      List<JsonNode> replacements =
          List.of(
              JSON.nullNode(),
              JSON.createObjectNode(),
              JSON.createObjectNode().put("x", 1),
              JSON.createArrayNode(),
              JSON.createArrayNode().add(1).addNull().add("x"),
              JSON.getNodeFactory().textNode(""),
              JSON.getNodeFactory().textNode("ü?~/"),
              JSON.getNodeFactory().textNode("1E999999999"),
              JSON.getNodeFactory().textNode("-1"),
              JSON.getNodeFactory().numberNode(Long.MAX_VALUE),
              JSON.getNodeFactory().numberNode(-1),
              JSON.getNodeFactory().numberNode(1.5),
              JSON.getNodeFactory().booleanNode(true));
      int malformed = 0;
      for (String pointer : pointers) {
        malformed += outcome(pointer, null);
        for (JsonNode replacement : replacements) {
          malformed += outcome(pointer, replacement);
        }
      }
      assertThat(malformed).isPositive();
    }

    /** 1 where it is malformed, 0 where it is read; anything else fails the test. */
    private int outcome(String pointer, @Nullable JsonNode replacement) {
      ObjectNode mutated = document();
      int slash = pointer.lastIndexOf('/');
      JsonNode parent = mutated.at(pointer.substring(0, slash));
      String name = pointer.substring(slash + 1);
      if (parent instanceof ObjectNode object) {
        if (replacement == null) {
          object.remove(name);
        } else {
          object.set(name, replacement);
        }
      } else if (parent instanceof ArrayNode array) {
        int index = Integer.parseInt(name);
        if (replacement == null) {
          array.remove(index);
        } else {
          array.set(index, replacement);
        }
      }
      try {
        assertThat(read(mutated, settings(ScayleAddressRules.ASSUMED))).isNotNull();
        return 0;
      } catch (PlatformFailure failure) {
        assertThat(failure.kind()).as(pointer + " " + replacement).isEqualTo(FailureKind.MALFORMED);
        return 1;
      }
    }

    private static void collect(JsonNode node, String path, List<String> pointers) {
      if (!path.isEmpty()) {
        pointers.add(path);
      }
      if (node.isObject()) {
        node.properties()
            .forEach(field -> collect(field.getValue(), path + "/" + field.getKey(), pointers));
      } else if (node.isArray()) {
        for (int i = 0; i < node.size(); i++) {
          collect(node.path(i), path + "/" + i, pointers);
        }
      }
    }
  }

  @Nested
  class The_address {
    @Test
    void joins_what_the_platform_keeps_apart() {
      assertThat(address(ScayleAddressRules.ASSUMED))
          .isEqualTo(
              new Address(
                  "Kim Muster",
                  null,
                  List.of("Hauptstr. 1a", "2. Stock"),
                  "Berlin",
                  "BE",
                  "10115",
                  "DE",
                  "+49301234",
                  "kim@example.org"));
    }

    @ParameterizedTest
    @CsvSource({
      "DEU, DE, Hauptstr. 1a",
      "gbr, GB, 1a Hauptstr.",
      "FRA, FR, 1a Hauptstr.",
      "AT, AT, Hauptstr. 1a",
      "XYZ, XYZ, Hauptstr. 1a"
    })
    void has_a_country_of_two_letters_and_the_number_where_it_belongs(
        String written, String country, String street) {
      shipping().put("countryCode", written);

      assertThat(address(ScayleAddressRules.ASSUMED).country()).isEqualTo(country);
      assertThat(address(ScayleAddressRules.ASSUMED).lines()).contains(street);
    }

    @Test
    void may_come_with_street_and_number_in_one() {
      shipping().put("streetHouseNumber", "43 Untere Neugasse");
      ScayleAddressRules combined =
          new ScayleAddressRules(StreetForm.COMBINED, List.of(), List.of());

      assertThat(address(combined).lines()).containsExactly("43 Untere Neugasse", "2. Stock");
      assertThat(address(combined).phone()).isNull();
    }

    @Test
    void without_a_street_has_no_street_line_whatever_is_said_besides() {
      shipping().remove("street");
      assertThat(address(ScayleAddressRules.ASSUMED).lines()).isEmpty();

      shipping().putObject("collectionPoint");
      assertThat(address(ScayleAddressRules.ASSUMED).lines()).isEmpty();

      shipping().remove("additional");
      assertThat(address(ScayleAddressRules.ASSUMED).lines()).isEmpty();
    }

    @Test
    void of_a_pick_up_point_needs_no_street() {
      shipping().remove("street");
      shipping().putObject("collectionPoint").put("description", "Kiosk").put("key", "145");

      assertThat(address(ScayleAddressRules.ASSUMED).lines())
          .containsExactly("Kiosk 145", "2. Stock");
    }

    @Test
    void of_a_pick_up_point_has_the_lines_of_the_settings() {
      shipping()
          .putObject("collectionPoint")
          .put("customerKey", "bc-1")
          .put("description", "Kiosk")
          .put("key", "145");

      assertThat(address(ScayleAddressRules.ASSUMED).lines())
          .containsExactly("bc-1", "Kiosk 145", "Hauptstr. 1a", "2. Stock");
      assertThat(
              address(
                      new ScayleAddressRules(
                          StreetForm.SEPARATE, List.of("Packstation {key}"), List.of("phone")))
                  .lines())
          .containsExactly("Packstation 145", "2. Stock");
    }

    @Test
    void that_is_missing_is_none() {
      ((ObjectNode) order.path("address")).remove("shipping");

      assertThat(read().shippingAddress()).isNull();
    }

    private ObjectNode shipping() {
      return (ObjectNode) order.at("/address/shipping");
    }

    private Address address(ScayleAddressRules rules) {
      return Objects.requireNonNull(read(order, settings(rules)).shippingAddress());
    }
  }

  private SourceOrder read() {
    return read(order, settings(ScayleAddressRules.ASSUMED));
  }

  private static SourceOrder read(JsonNode document, ScayleSettings settings) {
    return new OrderMapping(settings).read(Reading.of(Tenant.CONNECTION, document));
  }

  private static ScayleSettings settings(ScayleAddressRules addresses) {
    return Tenant.settings(BASE, null, ScayleOrderRules.ASSUMED, addresses, Tenant.reports());
  }

  private static ObjectNode key(String key) {
    return JSON.createObjectNode().put("key", key);
  }

  /** Two units of one SKU and a shipped one of another, with every field that is read. */
  private static ObjectNode document() {
    ObjectNode order =
        JSON.createObjectNode()
            .put("id", 901)
            .put("referenceKey", "fapl-1")
            .put("publicKey", "666")
            .put("status", "payment_reserved")
            .put("currencyCode", "EUR")
            .put("createdAt", "2026-11-21T09:29:15+00:00")
            .put("confirmedAt", "2026-11-21T09:30:15+00:00")
            .put("updatedAt", "2026-11-21T09:40:15+00:00");
    order.set("carrier", key("DHL_EXPRESS"));
    ObjectNode status = order.putObject("detailedStatus");
    status.putObject("order").put("code", "order_delegated").put("name", "Delegated");
    status.putObject("billing").put("code", "billing_payment_pending").put("name", "Reserviert");
    ObjectNode cost = order.putObject("cost").put("withTax", 4190);
    ArrayNode fees = cost.putArray("appliedFees");
    fees.add(fee("delivery", 390));
    fees.add(fee("payment", 230));
    order.putObject("shipping").put("policy", "x").put("deliveryCosts", 390);
    ((ObjectNode) order.path("shipping")).put("expressDeliveryCosts", 0);
    order.putObject("shopCountry").put("shopKey", "lsde").put("countryCode", "DE");
    order.putObject("customer").put("email", "kim@example.org");
    order.putArray("contacts").addObject().put("type", "carrier").put("value", "+49301234");
    ObjectNode shipping =
        order
            .putObject("address")
            .putObject("shipping")
            .put("street", "Hauptstr.")
            .put("houseNumber", "1a")
            .put("additional", "2. Stock")
            .put("zipCode", "10115")
            .put("city", "Berlin")
            .put("state", "BE")
            .put("countryCode", "DEU");
    shipping.putObject("recipient").put("firstName", "Kim").put("lastName", "Muster");
    ArrayNode items = order.putArray("items");
    items.add(item(66254693892151L, "A", 990));
    items.add(item(66254693892149L, "A", 990));
    items.add(
        item(66254693892160L, "B", 1590)
            .put("packageId", 45)
            .put("shippedAt", "2026-11-21T11:00:00+00:00"));
    ObjectNode parcel =
        order
            .putArray("packages")
            .addObject()
            .put("id", 45)
            .put("shipmentKey", "T-1")
            .put("carrierKey", "DHL_EXPRESS");
    parcel.putObject("tracking").put("id", "T-1").put("url", "https://track.example/T-1");
    return order;
  }

  private static ObjectNode fee(String category, int cents) {
    ObjectNode fee = JSON.createObjectNode().put("category", category);
    fee.putObject("amount").put("withTax", cents);
    return fee;
  }

  private static ObjectNode item(long id, String sku, int cents) {
    ObjectNode item =
        JSON.createObjectNode()
            .put("id", id)
            .put("status", "available")
            .put("currency", "EUR")
            .put("warehouseId", 501)
            .put("delegatedAt", "2026-11-21T09:40:15+00:00");
    item.putObject("price")
        .put("withTax", cents)
        .putObject("tax")
        .putObject("vat")
        .put("rate", 0.19);
    item.putObject("variant").put("id", 7).put("referenceKey", sku);
    item.putObject("merchant").put("referenceKey", "lockstep");
    item.putObject("itemGroup").put("id", "g-" + id);
    return item;
  }
}
