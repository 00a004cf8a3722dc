package dev.lockstep.order.policy;

import static dev.lockstep.order.policy.Orders.line;
import static dev.lockstep.order.policy.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.LineId;
import dev.lockstep.order.FulfilmentPlan;
import dev.lockstep.order.model.LineKind;
import dev.lockstep.order.model.SourceLine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static final SourceLine AT_SOUTH =
      line("L1", LineKind.STANDARD, "A-1", 1, 0, "south-stock");
  private static final SourceLine AT_NORTH = line("L2", "A-2", 1);

  private static List<FulfilmentPlan> plans(SourceLine... lines) {
    return new OrderCheck(Orders.policy(), List.of(), List.of()).check(order(lines)).plans();
  }

  @Test
  void one_site_is_one_fulfilment_under_the_orders_own_reference() {
    assertThat(plans(AT_SOUTH))
        .singleElement()
        .satisfies(plan -> assertThat(plan.ref().value()).isEqualTo("order-1"));
  }

  @Test
  void two_sites_are_two_fulfilments_whatever_order_the_lines_stand_in() {
    List<FulfilmentPlan> plans = plans(AT_SOUTH, AT_NORTH);

    assertThat(plans)
        .extracting(plan -> plan.ref().value())
        .containsExactly("order-1~N1", "order-1~S1");
    assertThat(plans.getFirst().lines())
        .extracting(planned -> planned.line())
        .containsExactly(new LineId("L2"));
    assertThat(plans(AT_NORTH, AT_SOUTH)).isEqualTo(plans);
  }

  @Test
  void a_facility_code_that_would_make_references_ambiguous_is_refused() {
    Facilities.Site twin = new Facilities.Site(new ConnectionId("other"), Orders.NORTH.facility());

    assertThatThrownBy(() -> new Facilities(Orders.NORTH, Map.of("x", twin)))
        .hasMessage(
            "Facility N1 stands for two warehouses: north and other."
                + " The code is part of our reference: make it unique.");
    assertThatThrownBy(() -> new Facilities.Site(Orders.WAREHOUSE, new FacilityId("N~1")))
        .hasMessageContaining("must not contain ~");
  }
}
