package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Sku;
import dev.lockstep.port.Warehouse;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.OrderStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Filters that Deposco ignores: they cost requests, and never the truth. */
class DeposcoIgnoredFiltersTest extends DeposcoStory {
  private Warehouse openIgnoring(String parameter) {
    open(DeposcoOptions.defaults().with().ignoredParameters(Set.of(parameter)).build());
    return DeposcoAccount.warehouse(deposco());
  }

  private List<FulfilmentRef> others(int orders) {
    return IntStream.range(0, orders)
        .mapToObj(i -> new FulfilmentRef("other-" + i))
        .peek(ref -> put(withRef(ref)))
        .toList();
  }

  @Test
  void make_an_order_be_looked_for_further_down() {
    Warehouse warehouse = openIgnoring("number");
    put(draft());
    others(15);

    assertThat(warehouse.find(REF)).isPresent();
  }

  @Test
  void make_an_order_absent_only_where_all_of_them_were_read() {
    Warehouse warehouse = openIgnoring("number");
    others(15);

    assertThat(warehouse.find(REF)).isEmpty();
  }

  @Test
  void never_make_an_order_absent_that_may_stand_below_what_was_read() {
    Warehouse warehouse = openIgnoring("number");
    others(45);

    assertThat(failureOf(() -> warehouse.find(REF)))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED))
        .hasMessage(
            "Deposco does not filter its orders by number, and this one is not among the newest."
                + " connection=dc, ref=order-1~MAIN, rows=40. Raise pace.mostPages, or ask"
                + " Deposco about the filter.");
  }

  @Test
  void never_make_a_sku_unknown_that_may_stand_below_what_was_read() {
    open(
        DeposcoOptions.defaults()
            .with()
            .items(IntStream.range(0, 60).mapToObj(i -> "ITEM-" + i).toList())
            .ignoredParameters(Set.of("number"))
            .build());
    Warehouse warehouse = DeposcoAccount.warehouse(deposco());

    assertThat(failureOf(() -> warehouse.unknownAmong(Set.of(new Sku("NOBODY")))).kind())
        .isEqualTo(FailureKind.MALFORMED);
    assertThat(warehouse.unknownAmong(Set.of(new Sku("ITEM-59")))).isEmpty();
  }

  @Test
  void make_shipments_be_read_down_to_the_time_of_the_order_and_no_further() {
    Warehouse warehouse = openIgnoring("orderNumber");
    others(45).forEach(ref -> deposco().advance(ref.value(), OrderStatus.SHIP_COMPLETE));
    put(draft());
    deposco().advance(REF.value(), OrderStatus.SHIP_COMPLETE);

    assertThat(warehouse.shipments(REF)).hasSize(1);
  }

  @Test
  void never_make_an_order_unshipped_that_is_too_old_to_read_down_to() {
    Warehouse warehouse = openIgnoring("orderNumber");
    put(draft());
    deposco().advance(REF.value(), OrderStatus.SHIP_COMPLETE);
    others(45).forEach(ref -> deposco().advance(ref.value(), OrderStatus.SHIP_COMPLETE));

    assertThat(failureOf(() -> warehouse.shipments(REF)).kind()).isEqualTo(FailureKind.MALFORMED);
  }
}
