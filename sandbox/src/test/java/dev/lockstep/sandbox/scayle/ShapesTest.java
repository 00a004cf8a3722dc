package dev.lockstep.sandbox.scayle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import dev.lockstep.sandbox.scayle.sample.ScayleSamples;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client has to put up with in the same order seen from two sides. */
class ShapesTest {
  private final AnsweringMerchant merchant = new AnsweringMerchant();
  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench(options -> options.delegation(merchant.endpoint()));
  }

  @AfterEach
  void stop() {
    bench.close();
    merchant.close();
  }

  /** The order as the Admin API shows it and as it was delegated. */
  private record Seen(JsonNode admin, JsonNode delegated) {}

  private Seen place(ScayleSampleKind kind) {
    long id = bench.place(kind);
    return new Seen(bench.json(id), merchant.asked().getLast().body());
  }

  @Test
  void a_unit_is_an_item_and_there_is_no_quantity_to_read() {
    Seen seen = place(ScayleSampleKind.TEN_OF_ONE);
    assertThat(seen.admin().path("items")).hasSize(10).noneMatch(item -> item.has("quantity"));
    assertThat(seen.delegated().path("items"))
        .hasSize(10)
        .allMatch(item -> item.path("quantity").asInt() == 1);
    Set<Long> ids = new HashSet<>();
    seen.delegated().path("items").forEach(item -> ids.add(item.path("orderItemId").asLong()));
    assertThat(ids).hasSize(10).allMatch(id -> id > Integer.MAX_VALUE);
    assertThat(ids).allSatisfy(id -> assertThat(id.toString()).hasSize(14));
  }

  @Test
  void the_delegation_has_an_id_of_its_own_and_names_the_order() {
    Seen seen = place(ScayleSampleKind.PAID);
    assertThat(seen.delegated().path("orderId")).isEqualTo(seen.admin().path("id"));
    assertThat(seen.delegated().path("id")).isNotEqualTo(seen.admin().path("id"));
    assertThat(seen.delegated().path("orderReferenceKey"))
        .isEqualTo(seen.admin().path("referenceKey"));
    assertThat(seen.delegated().at("/items/0/orderItemId"))
        .isEqualTo(seen.admin().at("/items/0/id"));
    assertThat(seen.delegated().at("/items/0/id"))
        .isNotEqualTo(seen.delegated().at("/items/0/orderItemId"));
    assertThat(seen.delegated().at("/items/0/merchantProductVariantReferenceKey"))
        .isEqualTo(seen.admin().at("/items/0/variant/referenceKey"));
    assertThat(ScayleSamples.CARRIERS).contains(seen.delegated().at("/carrier/key").asText());
  }

  @Test
  void countries_have_three_letters_here_and_two_of_mixed_case_there() {
    Set<String> cases = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      Seen seen = place(ScayleSampleKind.PAID);
      String two = seen.delegated().at("/addresses/shipping/countryCode").asText();
      String three = seen.admin().at("/address/shipping/countryCode").asText();
      assertThat(Locale.of("", two).getISO3Country()).isEqualTo(three);
      cases.add(two.equals(two.toUpperCase(Locale.ROOT)) ? "upper" : "lower");
    }
    assertThat(cases).containsExactlyInAnyOrder("upper", "lower");
  }

  @Test
  void tax_is_a_fraction_here_and_per_cent_there() {
    Seen seen = place(ScayleSampleKind.PAID);
    JsonNode item = seen.delegated().at("/items/0");
    double fraction = seen.admin().at("/items/0/price/tax/vat/rate").asDouble();
    assertThat(fraction).isBetween(0.05, 0.3);
    assertThat(item.path("tax").asDouble()).isCloseTo(fraction * 100, within());
    assertThat(item.path("priceWithoutTax").asLong() + item.path("taxAmount").asLong())
        .isEqualTo(item.path("price").asLong());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }

  @Test
  void the_shop_country_of_an_order_is_not_spelled_like_the_path() {
    JsonNode shopCountry = place(ScayleSampleKind.PAID).admin().path("shopCountry");
    assertThat(shopCountry.path("shopKey").asText()).isEqualTo("lsde");
    assertThat(shopCountry.path("countryCode").asText()).isEqualTo("DE");
    assertThat(shopCountry.path("supportedLanguageCodes").isArray()).isTrue();
  }

  @Test
  void empty_maps_are_arrays_and_optional_values_are_null_or_missing() {
    Seen seen = place(ScayleSampleKind.EMPTY_MAPS);
    for (String map : List.of("/customData", "/customer/customData", "/items/0/customData")) {
      assertThat(seen.delegated().at(map).isArray()).as(map).isTrue();
    }
    JsonNode shipping = seen.delegated().at("/addresses/shipping");
    assertThat(List.of("additional", "phoneNumber", "collectionPoint", "state"))
        .allMatch(field -> shipping.path(field).isNull());
    assertThat(seen.delegated().at("/addresses/billing").has("state")).isFalse();
    assertThat(seen.delegated().at("/items/0").has("subItems")).isFalse();
    assertThat(seen.admin().has("packages")).isFalse();
    assertThat(place(ScayleSampleKind.PAID).delegated().at("/customData").isObject()).isTrue();
  }

  @Test
  void item_ids_are_numbers_or_texts_in_the_same_order() {
    JsonNode items = place(ScayleSampleKind.STRING_IDS).delegated().path("items");
    assertThat(items).anyMatch(item -> item.path("orderItemId").isTextual());
    assertThat(items).anyMatch(item -> item.path("orderItemId").isNumber());
  }

  @Test
  void the_combined_street_may_begin_with_the_number() {
    Set<Boolean> numberFirst = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      JsonNode address = place(ScayleSampleKind.PAID).delegated().at("/addresses/shipping");
      String combined = address.path("streetHouseNumber").asText();
      String street = address.path("street").asText();
      assertThat(combined).contains(street, address.path("houseNumber").asText());
      numberFirst.add(!combined.startsWith(street));
    }
    assertThat(numberFirst).hasSize(2);
  }

  @Test
  void a_pick_up_point_is_part_of_the_address_on_both_sides() {
    Seen seen = place(ScayleSampleKind.COLLECTION_POINT);
    JsonNode point = seen.delegated().at("/addresses/shipping/collectionPoint");
    assertThat(point.path("type").asText()).isEqualTo("hermes_parcelshop");
    assertThat(seen.admin().at("/address/shipping/collectionPoint")).isEqualTo(point);
    assertThat(seen.delegated().at("/addresses/billing/collectionPoint").isNull()).isTrue();
  }

  @Test
  void a_service_lies_beneath_its_item_there_and_beside_it_here() {
    Seen seen = place(ScayleSampleKind.SUB_ITEMS);
    assertThat(seen.delegated().path("items")).hasSize(2);
    JsonNode wrapped = seen.delegated().at("/items/0");
    JsonNode service = wrapped.at("/subItems/0");
    assertThat(service.path("merchantProductVariantReferenceKey").asText())
        .isEqualTo(ScayleSamples.SERVICE_SKU);
    assertThat(service.at("/itemGroup/id")).isEqualTo(wrapped.at("/itemGroup/id"));
    assertThat(service.at("/itemGroup/isMainItem").asBoolean(true)).isFalse();
    assertThat(seen.admin().path("items")).hasSize(3);
    assertThat(Json.objects(seen.admin().path("items")).map(item -> item.path("id").asLong()))
        .contains(service.path("orderItemId").asLong());
  }

  @Test
  void a_corrected_address_shows_in_the_order() {
    long id = bench.place(ScayleSampleKind.MISSING_STREET);
    assertThat(bench.json(id).at("/address/shipping").has("street")).isFalse();
    bench.standIn.storefront().correctAddress(id);
    assertThat(bench.json(id).at("/address/shipping/street").asText()).isNotBlank();
    assertThat(bench.facts("ADDRESS_CORRECTED")).hasSize(1);
  }
}
