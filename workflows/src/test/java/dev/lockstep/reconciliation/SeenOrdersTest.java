package dev.lockstep.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.OrderId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenOrdersTest {

  @Test
  void what_was_seen_is_known_after_it_was_carried_over() {
    SeenOrders seen = new SeenOrders();
    seen.add(new OrderId("o-1"));
    seen.add(new OrderId("o-2"));

    SeenOrders carried = SeenOrders.read(seen.text());

    assertThat(carried.contains(new OrderId("o-1"))).isTrue();
    assertThat(carried.contains(new OrderId("o-2"))).isTrue();
    assertThat(carried.contains(new OrderId("o-3"))).isFalse();
  }

  @Test
  void ids_that_follow_each_other_are_told_apart() {
    SeenOrders seen = new SeenOrders();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 50_000; i++) {
      ids.add("order-" + i);
      seen.add(new OrderId("order-" + i));
    }

    assertThat(seen.size()).isEqualTo(ids.size());
  }

  @Test
  void the_most_it_takes_fits_a_message() {
    SeenOrders seen = new SeenOrders();
    for (int i = 0; !seen.isFull(); i++) {
      seen.add(new OrderId("order-" + i));
    }

    assertThat(seen.text()).hasSizeLessThan(1_200_000);
  }
}
