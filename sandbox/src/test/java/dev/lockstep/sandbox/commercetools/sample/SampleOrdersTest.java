package dev.lockstep.sandbox.commercetools.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleOrdersTest {
  private final SampleOrders samples = new SampleOrders(42);

  private static long cents(JsonNode money) {
    return money.path("centAmount").asLong();
  }

  private static long sum(JsonNode order) {
    long sum = cents(order.at("/shippingInfo/price"));
    for (String list : new String[] {"lineItems", "customLineItems"}) {
      sum += Json.objects(order.path(list)).mapToLong(line -> cents(line.path("totalPrice"))).sum();
    }
    sum +=
        Json.objects(order.path("shipping"))
            .mapToLong(entry -> cents(entry.at("/shippingInfo/price")))
            .sum();
    return sum;
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PRICE_MISMATCH", "INCOMPLETE"})
  void lines_shipping_and_taxes_add_up(SampleKind kind) {
    ObjectNode order = samples.next(kind).order();
    assertThat(sum(order)).isEqualTo(cents(order.path("totalPrice")));
    JsonNode taxed = order.path("taxedPrice");
    assertThat(cents(taxed.path("totalNet")) + cents(taxed.path("totalTax")))
        .isEqualTo(cents(taxed.path("totalGross")));
  }

  @ParameterizedTest
  @EnumSource(SampleKind.class)
  void the_same_seed_gives_the_same_order(SampleKind kind) {
    assertThat(new SampleOrders(9).next(kind).order())
        .isEqualTo(new SampleOrders(9).next(kind).order());
    assertThat(new SampleOrders(9).next(kind).order())
        .isNotEqualTo(new SampleOrders(10).next(kind).order());
  }

  @Test
  void each_kind_is_what_it_says() {
    assertThat(sum(samples.next(SampleKind.PRICE_MISMATCH).order())).isPositive();
    ObjectNode mismatch = samples.next(SampleKind.PRICE_MISMATCH).order();
    assertThat(sum(mismatch)).isNotEqualTo(cents(mismatch.path("totalPrice")));
    assertThat(samples.next(SampleKind.MISSING_SKU).order().at("/lineItems/0/variant").has("sku"))
        .isFalse();
    assertThat(
            samples.next(SampleKind.MALFORMED_SKU).order().at("/lineItems/0/variant/sku").asText())
        .contains("?");
    assertThat(
            samples
                .next(SampleKind.MISSING_STREET)
                .order()
                .path("shippingAddress")
                .has("streetName"))
        .isFalse();
    assertThat(
            samples
                .next(SampleKind.OVERLONG_ADDRESS)
                .order()
                .at("/shippingAddress/streetName")
                .asText())
        .hasSizeGreaterThan(60);
    assertThat(samples.next(SampleKind.NO_ORDER_NUMBER).order().has("orderNumber")).isFalse();
    assertThat(samples.next(SampleKind.GIFT_LINE).order().findValuesAsText("lineItemMode"))
        .contains("GiftLineItem");
    assertThat(samples.next(SampleKind.CUSTOM_LINE).order().path("customLineItems")).hasSize(1);
    Sample incomplete = samples.next(SampleKind.INCOMPLETE);
    assertThat(incomplete.order().path("lineItems")).isEmpty();
    assertThat(incomplete.completion()).isNotNull();
    Set<String> channels = new HashSet<>();
    Json.objects(samples.next(SampleKind.SPLIT).order().path("lineItems"))
        .forEach(line -> channels.add(line.at("/supplyChannel/id").asText()));
    assertThat(channels).hasSize(2);
  }

  @Test
  void a_paid_order_is_covered_by_its_transactions_and_an_unpaid_one_is_not() {
    for (SampleKind kind : new SampleKind[] {SampleKind.PAID, SampleKind.PAID_BY_TRANSACTIONS}) {
      Sample sample = samples.next(kind);
      long charged =
          sample.payments().stream()
              .mapToLong(payment -> cents(payment.at("/transactions/0/amount")))
              .sum();
      assertThat(charged).isEqualTo(cents(sample.order().at("/taxedPrice/totalGross")));
    }
    Sample unpaid = samples.next(SampleKind.UNPAID);
    assertThat(unpaid.order().has("paymentState")).isFalse();
    assertThat(unpaid.payments().getFirst().at("/transactions/0/state").asText())
        .isEqualTo("Initial");
  }

  @Test
  void every_name_and_address_in_an_order_is_listed() {
    for (int i = 0; i < 50; i++) {
      JsonNode address = samples.next(SampleKind.PAID).order().path("shippingAddress");
      Set<String> listed = samples.personalData();
      assertThat(listed)
          .contains(address.path("firstName").asText(), address.path("lastName").asText());
      assertThat(listed).contains(address.path("email").asText(), address.path("phone").asText());
      assertThat(listed).anyMatch(text -> address.path("streetName").asText().contains(text));
    }
  }
}
