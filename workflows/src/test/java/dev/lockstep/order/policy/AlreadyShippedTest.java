package dev.lockstep.order.policy;

import static dev.lockstep.order.policy.Orders.line;
import static dev.lockstep.order.policy.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineKind;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the source shows an order as delivered already: it must not be sent again. */
class AlreadyShippedTest {

  @Test
  void is_an_order_of_which_every_wanted_unit_is_delivered() {
    SourceOrder order =
        delivered(
            order(line("L1", "A-1", 2), cancelledInPart("L2")), units("L1", 2), units("L2", 1));

    assertThat(isShipped(order)).isTrue();
  }

  @Test
  void is_not_an_order_that_lacks_a_unit() {
    assertThat(isShipped(delivered(order(line("L1", "A-1", 2)), units("L1", 1)))).isFalse();
  }

  @Test
  void is_not_an_order_without_deliveries() {
    assertThat(isShipped(order(line("L1", "A-1", 2)))).isFalse();
  }

  @Test
  void is_not_an_order_of_which_nothing_is_wanted() {
    assertThat(isShipped(order())).isFalse();
  }

  private static boolean isShipped(SourceOrder order) {
    return new OrderCheck(Orders.policy(), List.of(), List.of()).check(order).shipped();
  }

  private static SourceLine cancelledInPart(String id) {
    return line(id, LineKind.STANDARD, "A-2", 3, 2, null);
  }

  private static LineQuantity units(String line, int units) {
    return new LineQuantity(new LineId(line), Quantity.of(units));
  }

  private static SourceOrder delivered(SourceOrder order, LineQuantity... lines) {
    return new SourceOrder(
        order.id(),
        order.number(),
        order.version(),
        order.state(),
        order.placedAt(),
        order.lastWriteByUs(),
        order.lines(),
        order.shippingAddress(),
        order.deliveryService(),
        order.payment(),
        order.total(),
        order.shipping(),
        List.of(new Delivery("D-1", List.of(lines), List.of())),
        order.canCarryDeliveries(),
        order.holds(),
        order.closesAt());
  }
}
