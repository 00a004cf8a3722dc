package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.platform.deposco.DeposcoOrderRules.HoldFirst;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.Warehouse.Cancelling;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.OrderStatus;
import dev.lockstep.sandbox.deposco.SalesOrderView;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cancelling at Deposco: the gate, the hold before it, and what is let go again. */
class DeposcoCancellingTest extends DeposcoStory {
  private static final List<LineQuantity> ONE_CAP =
      List.of(new LineQuantity(LINE_B, Quantity.of(1)));
  private Warehouse warehouse;

  @BeforeEach
  void openAsDocumented() {
    reopen(DeposcoOptions.defaults(), DeposcoOrderRules.DEFAULT);
  }

  private void reopen(DeposcoOptions options, DeposcoOrderRules rules) {
    close();
    open(options);
    warehouse = DeposcoAccount.warehouse(deposco(), rules);
  }

  @Test
  void as_a_whole_puts_it_on_hold_first() {
    warehouse.create(draft());
    warehouse.cancel(REF, List.of(), "FRAUD");

    assertThat(statuses()).containsExactly("Hold", "Canceled");
  }

  @Test
  void with_a_built_wave_is_still_possible() {
    warehouse.create(draft());
    deposco().advance(REF.value(), OrderStatus.WAVE_BUILT);

    assertThat(warehouse.cancel(REF, List.of(), "FRAUD")).isEqualTo(new Cancelling.Cancelled());
  }

  @Test
  void with_a_released_wave_is_too_late() {
    warehouse.create(draft());
    deposco().advance(REF.value(), OrderStatus.RELEASED);

    assertThat(warehouse.cancel(REF, List.of(), "FRAUD"))
        .isEqualTo(new Cancelling.TooLate("Released"));
    assertThat(warehouse.cancel(REF, ONE_CAP, "FRAUD"))
        .isEqualTo(new Cancelling.TooLate("Released"));
  }

  @Test
  void lets_an_order_go_again_whose_cancellation_is_refused_after_the_hold() {
    warehouse.create(draft());
    deposco()
        .faults()
        .add(
            FaultRule.on("POST", "**/cancellations", FaultKind.ERROR_BEFORE_COMMIT)
                .status(400)
                .code("Closed for stocktaking"));

    assertThat(failureOf(() -> warehouse.cancel(REF, List.of(), "FRAUD")).kind())
        .isEqualTo(FailureKind.REJECTED);
    assertThat(onlyOrder().status()).isEqualTo(OrderStatus.NEW);
  }

  @Test
  void leaves_an_order_on_hold_that_somebody_else_held() {
    reopen(DeposcoOptions.defaults(), createdOnHold());
    warehouse.create(draft());
    warehouse.cancel(REF, ONE_CAP, "FRAUD");

    assertThat(onlyOrder().status()).isEqualTo(OrderStatus.HOLD);
  }

  @Test
  void by_lines_on_hold_lets_it_go_again_afterwards() {
    reopen(DeposcoOptions.defaults(), DeposcoAccount.rules().holding(HoldFirst.ALWAYS).get());
    warehouse.create(draft());

    assertThat(warehouse.cancel(REF, ONE_CAP, "FRAUD")).isEqualTo(new Cancelling.Cancelled());
    assertThat(onlyOrder().status()).isEqualTo(OrderStatus.NEW);
    assertThat(statuses()).containsExactly("Hold", "New");
  }

  @Test
  void by_lines_takes_only_what_is_not_cancelled_already() {
    warehouse.create(draft());
    warehouse.cancel(REF, ONE_CAP, "FRAUD");
    warehouse.cancel(REF, List.of(new LineQuantity(LINE_B, Quantity.of(3))), "FRAUD");

    assertThat(onlyOrder().lines())
        .extracting(SalesOrderView.Line::customerLineNumber, SalesOrderView.Line::canceled)
        .containsExactlyInAnyOrder(tuple("line-a", 0), tuple("line-b", 3));
  }

  private List<String> statuses() {
    return deposco().ledger().facts("STATUS_CHANGED").stream()
        .map(fact -> fact.detail().path("to").asText())
        .toList();
  }

  /** Orders are created on hold here, and somebody at the warehouse lets them go. */
  private static DeposcoOrderRules createdOnHold() {
    DeposcoOrderRules usual = DeposcoOrderRules.DEFAULT;
    return new DeposcoOrderRules(
        usual.createIsUpsert(),
        DeposcoOrderRules.FirstStatus.HOLD,
        "WEB",
        DeposcoOrderRules.OrderNumberField.CUSTOMER_ORDER_NUMBER,
        usual.companyInLine4(),
        usual.mostLines(),
        usual.amend(),
        usual.cancelLines(),
        usual.cancelledQuantity(),
        HoldFirst.ALWAYS);
  }
}
