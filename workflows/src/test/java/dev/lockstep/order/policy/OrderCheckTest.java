package dev.lockstep.order.policy;

import static dev.lockstep.common.ExceptionCode.ADDRESS_INVALID;
import static dev.lockstep.common.ExceptionCode.DELIVERY_SERVICE_UNMAPPED;
import static dev.lockstep.common.ExceptionCode.FACILITY_UNMAPPED;
import static dev.lockstep.common.ExceptionCode.ORDER_INCOMPLETE;
import static dev.lockstep.common.ExceptionCode.PRICE_MISMATCH;
import static dev.lockstep.common.ExceptionCode.SKU_MALFORMED;
import static dev.lockstep.common.ExceptionCode.SKU_UNKNOWN;
import static dev.lockstep.order.policy.Orders.line;
import static dev.lockstep.order.policy.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.Amendment;
import dev.lockstep.order.Finding;
import dev.lockstep.order.PlannedLine;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.LineKind;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.policy.LineRule.Treatment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrderCheckTest {
  private static CheckedOrder check(SourceOrder order, Amendment... amendments) {
    return new OrderCheck(Orders.policy(), List.of(amendments), List.of()).check(order);
  }

  private static List<ExceptionCode> codes(CheckedOrder checked) {
    return checked.findings().stream().map(Finding::code).toList();
  }

  @Test
  void an_order_in_order_has_no_findings_and_one_plan() {
    CheckedOrder checked = check(order(line("L1", "A-1", 2)));

    assertThat(checked.findings()).isEmpty();
    assertThat(checked.plans())
        .singleElement()
        .satisfies(plan -> {
          assertThat(plan.ref().value()).isEqualTo("order-1");
          assertThat(plan.service()).isEqualTo(Orders.EXPRESS);
          assertThat(plan.lines())
              .containsExactly(new PlannedLine(new LineId("L1"), new Sku("A-1"), Quantity.of(2)));
        });
  }

  @Test
  void everything_wrong_is_found_at_once_and_stands_by_precedence() {
    Address nowhere =
        new Address(null, " ", List.of(), null, null, "12345", "GB", null, "ada@example.com");
    SourceOrder order =
        order(
            nowhere,
            "Pigeon",
            Orders.eur(1),
            line("L1", "not legal", 1),
            line("L2", LineKind.STANDARD, "A-2", 1, 0, "moon"),
            line("L3", "A-3", 0));

    CheckedOrder checked = check(order);

    assertThat(codes(checked))
        .containsExactly(
            ORDER_INCOMPLETE,
            ADDRESS_INVALID,
            ADDRESS_INVALID,
            ADDRESS_INVALID,
            ADDRESS_INVALID,
            SKU_MALFORMED,
            DELIVERY_SERVICE_UNMAPPED,
            FACILITY_UNMAPPED,
            PRICE_MISMATCH);
    assertThat(Findings.parkingCode(checked.findings())).hasValue(ORDER_INCOMPLETE);
    assertThat(checked.findings().toString())
        .doesNotContain("12345", "ada@example.com")
        .contains(
            "The recipient is missing: neither a name nor a company.",
            "The street is missing.",
            "The city is missing.",
            "The postcode does not fit GB.",
            "Lines and shipping come to 25.00 EUR, the order's total is 0.01 EUR.");
    assertThatThrownBy(checked::plans).isInstanceOf(IllegalStateException.class);
  }

  @Nested
  class Somebody_is_still_writing_it {
    @Test
    void without_lines_address_or_method() {
      CheckedOrder checked = check(order(null, null, Orders.eur(0)));

      assertThat(checked.missing())
          .extracting(Finding::message)
          .containsExactly(
              "The order has no lines.",
              "The order has no shipping address.",
              "The order has no shipping method.");
      assertThat(checked.faults()).isEmpty();
    }

    @Test
    void a_person_may_name_the_missing_service() {
      CheckedOrder checked =
          check(
              order(Orders.LONDON, null, line("L1", "A-1", 1)),
              new Amendment(Amendment.Field.DELIVERY_SERVICE, null, "UPS/SAVER"));

      assertThat(checked.plans().getFirst().service().carrier()).isEqualTo("UPS");
    }
  }

  @Nested
  class Special_lines {
    @Test
    void gifts_ship_while_custom_lines_and_bundle_parents_are_left_out_by_default() {
      CheckedOrder checked =
          check(
              order(
                  line("gift", LineKind.GIFT, "G-1", 1, 0, null),
                  line("fee", LineKind.CUSTOM, null, 1, 0, null),
                  line("set", LineKind.BUNDLE_PARENT, null, 1, 0, null)));

      assertThat(checked.plans().getFirst().lines())
          .extracting(PlannedLine::line)
          .containsExactly(new LineId("gift"));
    }

    @Test
    void park_the_order_where_the_link_says_so_until_a_person_names_an_item() {
      LinkPolicy policy =
          Orders.policy(new LineRule(Treatment.PARK, Treatment.SHIP), PriceRule.DEFAULT);
      SourceOrder order = order(line("fee", LineKind.CUSTOM, null, 1, 0, null));
      Amendment item = new Amendment(Amendment.Field.SKU, new LineId("fee"), "BOX-1");

      assertThat(codes(new OrderCheck(policy, List.of(), List.of()).check(order)))
          .containsExactly(SKU_MALFORMED);
      assertThat(new OrderCheck(policy, List.of(item), List.of()).check(order).findings())
          .isEmpty();
    }

    @Test
    void an_order_of_nothing_else_has_nothing_to_ship() {
      assertThat(check(order(line("fee", LineKind.CUSTOM, null, 1, 0, null))).findings())
          .extracting(Finding::message)
          .containsExactly("The order has no line that a warehouse ships.");
    }
  }

  @Nested
  class Cancelled_units {
    @Test
    void are_not_planned_and_are_told_apart() {
      SourceOrder order =
          order(
              line("L1", LineKind.STANDARD, "A-1", 3, 1, null),
              line("L2", LineKind.STANDARD, "A-2", 1, 1, null));

      assertThat(check(order).plans().getFirst().lines())
          .containsExactly(new PlannedLine(new LineId("L1"), new Sku("A-1"), Quantity.of(2)));
      assertThat(new OrderCheck(Orders.policy(), List.of(), List.of()).cancelledLines(order))
          .containsExactly(
              new LineQuantity(new LineId("L1"), Quantity.of(1)),
              new LineQuantity(new LineId("L2"), Quantity.of(1)));
    }

    @Test
    void of_every_line_leave_nothing_wanted() {
      assertThat(check(order(line("L1", LineKind.STANDARD, "A-1", 1, 1, null))).nothingWanted())
          .isTrue();
      assertThat(check(order()).nothingWanted()).isFalse();
    }
  }

  @Nested
  class Amendments_and_waivers {
    @Test
    void a_mapped_sku_goes_by_the_warehouses_code() {
      assertThat(check(order(line("L1", "OLD-1", 1))).lines())
          .extracting(sited -> sited.line().sku())
          .containsExactly(new Sku("N-1"));
    }

    @Test
    void an_amended_facility_must_be_one_of_the_links() {
      SourceOrder order = order(line("L1", "A-1", 1));

      assertThat(
              check(order, new Amendment(Amendment.Field.FACILITY, null, "S1"))
                  .plans()
                  .getFirst()
                  .warehouse())
          .isEqualTo(Orders.SOUTH.warehouse());
      assertThat(codes(check(order, new Amendment(Amendment.Field.FACILITY, null, "X9"))))
          .containsExactly(FACILITY_UNMAPPED);
    }

    @Test
    void a_price_may_be_waived_and_an_address_may_not() {
      SourceOrder order =
          order(
              new Address("A", null, List.of("1 Road"), "Town", null, null, "GB", null, null),
              "Express",
              Orders.eur(1),
              line("L1", "A-1", 1));
      Set<ExceptionCode> waived = Set.of(PRICE_MISMATCH, ADDRESS_INVALID);

      assertThat(codes(new OrderCheck(Orders.policy(), List.of(), waived).check(order)))
          .containsExactly(ADDRESS_INVALID);
    }
  }

  @Nested
  class What_only_the_warehouse_knows {
    @Test
    void a_sku_it_does_not_know_is_found_on_every_line_of_it() {
      CheckedOrder checked =
          check(order(line("L1", "A-1", 1), line("L2", "A-2", 1), line("L3", "A-1", 1)))
              .withUnknown(Orders.WAREHOUSE, Set.of(new Sku("A-1")));

      assertThat(checked.findings())
          .extracting(Finding::code, Finding::line)
          .containsExactly(
              tuple(SKU_UNKNOWN, new LineId("L1")), tuple(SKU_UNKNOWN, new LineId("L3")));
    }
  }

  @Test
  void an_address_longer_than_the_carrier_takes_is_a_fault_by_line() {
    Address longish =
        new Address(
            "A",
            null,
            List.of("x".repeat(36), "b", "c", "d"),
            "Rome",
            null,
            null,
            "IT",
            null,
            null);

    assertThat(check(order(longish, "Express", line("L1", "A-1", 1))).findings())
        .extracting(Finding::message)
        .containsExactly(
            "The address has 4 street lines; the carrier takes 3.",
            "Street line 1 has 36 characters; the carrier takes 35.");
  }
}
