package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.LINE;
import static dev.lockstep.order.ScriptedPlatforms.ORDER;
import static dev.lockstep.order.ScriptedPlatforms.REF;
import static dev.lockstep.order.ScriptedPlatforms.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Quantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderDetailsTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:30:12.345Z");

  private static OrderStatus status(
      OrderStage stage, List<Parked> parked, @Nullable String waitsFor, List<String> log) {
    return new OrderStatus(
        1,
        new LinkId("uk"),
        ORDER,
        "UK_1",
        stage,
        7,
        List.of(
            new FulfilmentStatus(
                REF,
                WAREHOUSE,
                new FacilityId("MAIN"),
                OrderStage.AWAITING_DISPATCH,
                "SC-1",
                "Pick|ing",
                List.of(
                    new LineProgress(
                        LINE, Quantity.of(3), Quantity.of(1), Quantity.ZERO, Quantity.ZERO)))),
        parked,
        null,
        waitsFor,
        waitsFor == null ? null : AT,
        log,
        null);
  }

  @Test
  void an_order_on_its_way_says_what_it_waits_for_until_when_and_where_it_is() {
    assertThat(
            OrderDetails.markdown(
                status(
                    OrderStage.AWAITING_DISPATCH,
                    List.of(),
                    "the dispatch of the order",
                    List.of("2026-11-21T09:30:12Z Created in dc as SC-1."))))
        .isEqualTo(
            """
            ### Awaiting dispatch

            Order **UK_1** of link **uk**, read at version 7.

            **Waits for** the dispatch of the order, until 21 Nov 2026 09:30 UTC.

            **In the warehouse**

            - **dc**, facility MAIN: awaiting dispatch, 1 of 3 dispatched; there SC-1 is Pick\\|ing

            #### So far

            - 2026-11-21T09:30:12Z Created in dc as SC-1.
            """);
  }

  @Test
  void a_parked_order_says_whose_it_is_who_has_it_and_what_they_say_as_they_said_it() {
    Parked parked =
        new Parked(
            ExceptionCode.SHORT_PICKED,
            AT,
            AT.plusSeconds(3600),
            OrderStage.CONFIRMING,
            List.of(
                new Finding(ExceptionCode.SHORT_PICKED, null, "1 unit is short."),
                new Finding(ExceptionCode.SKU_UNKNOWN, LINE, "No *such* item.")),
            REF,
            "kim",
            AT.plusSeconds(7200),
            "recount",
            List.of(new ParkedNote("jo", AT, "<b>look</b> at _this_ SKU_A")));

    assertThat(OrderDetails.markdown(status(OrderStage.PARKED, List.of(parked), null, List.of())))
        .isEqualTo(
            """
            ### Parked

            Order **UK_1** of link **uk**, read at version 7.

            **SHORT_PICKED** since 21 Nov 2026 09:30 UTC, owner: **operations**, due 21 Nov 2026 10:30 UTC. **kim** has it.

            **Snoozed** until 21 Nov 2026 11:30 UTC: recount

            - 1 unit is short.
            - SKU_UNKNOWN: No \\*such\\* item. (line line-1)

            **Next step:** Retry to wait for the rest, cancel the rest, or accept the order as short.

            `./lockstep orders resolve 5e3a --link uk --retry --author you --reason why`

            **Notes**

            - jo, 21 Nov 2026 09:30 UTC: \\<b\\>look\\</b\\> at \\_this\\_ SKU_A

            **In the warehouse**

            - **dc**, facility MAIN: awaiting dispatch, 1 of 3 dispatched; there SC-1 is Pick\\|ing

            """);
  }
}
