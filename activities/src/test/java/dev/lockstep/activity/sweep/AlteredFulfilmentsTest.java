package dev.lockstep.activity.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.order.FulfilmentChanged;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.port.Warehouse.ChangedFulfilment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlteredFulfilmentsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final PagedWarehouse warehouse = new PagedWarehouse();
  private final RecordedHints orders = new RecordedHints();
  private final AlteredFulfilments altered =
      new AlteredFulfilments(new ConnectionId("dc"), warehouse, List.of(new LinkId("uk")), orders);

  @Test
  void what_the_warehouse_cancelled_by_itself_is_told_to_its_order() {
    orders.open("order/uk/order-2");
    warehouse.changed(
        changed("order-1", FulfilmentStage.CANCELLED),
        changed("order-2", FulfilmentStage.CANCELLED));

    assertThat(sweep()).isEqualTo(1);
    assertThat(orders.alterations())
        .containsExactly(
            new FulfilmentChanged(1, "order-2@CANCELLED", new FulfilmentRef("order-2")));
  }

  @Test
  void progress_on_the_floor_costs_an_order_nothing() {
    orders.open("order/uk/order-1");
    warehouse.changed(
        changed("order-1", FulfilmentStage.PICKING), changed("order-1", FulfilmentStage.PACKED));

    assertThat(sweep()).isZero();
    assertThat(orders.alterations()).isEmpty();
  }

  @Test
  void the_overlap_of_two_sweeps_tells_nobody_twice() {
    orders.open("order/uk/order-1");
    warehouse.changed(changed("order-1", FulfilmentStage.REJECTED));
    sweep();

    assertThat(sweep()).isZero();
    assertThat(orders.alterations()).hasSize(1);
  }

  @Test
  void a_warehouse_without_such_a_list_is_not_asked() {
    assertThat(sweep()).isZero();
  }

  private int sweep() {
    return altered.hint(NOON, () -> {});
  }

  private static ChangedFulfilment changed(String ref, FulfilmentStage stage) {
    return new ChangedFulfilment(new FulfilmentRef(ref), stage, stage.name(), NOON);
  }
}
