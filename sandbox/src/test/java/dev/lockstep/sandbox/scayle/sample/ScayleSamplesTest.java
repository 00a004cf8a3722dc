package dev.lockstep.sandbox.scayle.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.catalogue.Article;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScayleSamplesTest {
  private static final Set<String> KNOWN =
      Article.all().stream().map(Article::sku).collect(Collectors.toSet());

  private final ScayleSamples samples = new ScayleSamples(42);

  private List<String> skus(ScayleSampleKind kind) {
    return samples.next(kind).units().stream().map(Unit::sku).toList();
  }

  @ParameterizedTest
  @EnumSource(ScayleSampleKind.class)
  void the_same_seed_gives_the_same_order(ScayleSampleKind kind) {
    assertThat(new ScayleSamples(9).next(kind)).isEqualTo(new ScayleSamples(9).next(kind));
    assertThat(new ScayleSamples(9).next(kind).referenceKey())
        .isNotEqualTo(new ScayleSamples(10).next(kind).referenceKey());
  }

  @Test
  void each_kind_is_what_it_says() {
    List<String> paid = skus(ScayleSampleKind.PAID);
    assertThat(paid).hasSizeGreaterThan(2).containsOnlyOnce(paid.getLast());
    assertThat(Set.copyOf(paid)).hasSize(2);
    assertThat(KNOWN).containsAll(paid);
    List<String> ten = skus(ScayleSampleKind.TEN_OF_ONE);
    assertThat(ten).hasSize(10).containsOnly(ten.getFirst());
    assertThat(samples.next(ScayleSampleKind.TWO_WAREHOUSES).units())
        .extracting(Unit::warehouse)
        .contains(ScayleSamples.MAIN_WAREHOUSE, ScayleSamples.NORTH_WAREHOUSE);
    List<Unit> priced = samples.next(ScayleSampleKind.DIFFERENT_PRICES).units();
    assertThat(priced.get(0).sku()).isEqualTo(priced.get(1).sku());
    assertThat(priced.get(0).cents()).isNotEqualTo(priced.get(1).cents());
    assertThat(priced.get(0).taxPercent()).isNotEqualTo(priced.get(1).taxPercent());
    assertThat(KNOWN).doesNotContain(skus(ScayleSampleKind.UNKNOWN_SKU).getLast());
    assertThat(skus(ScayleSampleKind.MALFORMED_SKU)).allMatch(sku -> sku.contains("?"));
    assertThat(samples.next(ScayleSampleKind.UNMAPPED_CARRIER).carrier())
        .isNotIn(ScayleSamples.CARRIERS);
    assertThat(samples.next(ScayleSampleKind.UNCONFIRMED).confirmed()).isFalse();
    assertThat(samples.next(ScayleSampleKind.COLLECTION_POINT).shipping().collectionPoint())
        .isNotNull();
    assertThat(samples.next(ScayleSampleKind.SUB_ITEMS).units().getFirst().subItems()).hasSize(1);
  }

  @Test
  void a_wrong_address_knows_its_correction() {
    ScayleSample postcode = samples.next(ScayleSampleKind.BAD_POSTCODE);
    assertThat(postcode.shipping().zipCode()).startsWith("??");
    ScayleSample street = samples.next(ScayleSampleKind.MISSING_STREET);
    assertThat(street.shipping().street()).isNull();
    for (ScayleSample sample : List.of(postcode, street)) {
      assertThat(sample.correction()).isEqualTo(sample.billing());
      assertThat(sample.releasable()).isFalse();
    }
    assertThat(samples.next(ScayleSampleKind.PAID).correction()).isNull();
  }

  @Test
  void prices_without_tax_are_rounded_as_invoices_do() {
    for (int i = 0; i < 30; i++) {
      Unit unit = samples.next(ScayleSampleKind.PAID).units().getFirst();
      double exact = unit.cents() / (1 + unit.taxPercent().doubleValue() / 100);
      assertThat(unit.centsWithoutTax()).isEqualTo(Math.round(exact));
      assertThat(unit.taxPercent().scale()).isBetween(0, 1);
    }
  }

  @Test
  void every_name_and_address_in_an_order_is_listed() {
    for (int i = 0; i < 50; i++) {
      Recipient to = samples.next(ScayleSampleKind.COLLECTION_POINT).shipping();
      Recipient.CollectionPoint point = Objects.requireNonNull(to.collectionPoint());
      assertThat(samples.personalData())
          .containsAll(
              Stream.of(
                      to.firstName(),
                      to.lastName(),
                      to.street(),
                      to.email(),
                      to.phone(),
                      point.customerKey())
                  .toList());
    }
  }
}
