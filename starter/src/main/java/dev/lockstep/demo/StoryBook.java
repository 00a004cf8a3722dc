package dev.lockstep.demo;

import static dev.lockstep.demo.Expectation.cancelled;
import static dev.lockstep.demo.Expectation.confirmed;
import static dev.lockstep.demo.Expectation.parked;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.Amendment;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.scend.Fate;
import dev.lockstep.sandbox.scend.Status;
import java.util.List;
import java.util.stream.Stream;

/** The stories of the demo: what really happens between a storefront and a warehouse. */
final class StoryBook {
  private static final String MAPPED_SERVICE = "DPD/STANDARD";

  private StoryBook() {}

  static List<Story> stories() {
    return Stream.of(ordinary(), faultyOrders(), cancellations(), floor(), afterwards(), network())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Story> ordinary() {
    return List.of(
        Story.of("paid and shipped", SampleKind.PAID, confirmed()),
        Story.of("paid by two payments", SampleKind.PAID_BY_TRANSACTIONS, confirmed()),
        Story.of("never paid", SampleKind.UNPAID, parked(ExceptionCode.PAYMENT_OVERDUE)),
        Story.of("paid late", SampleKind.UNPAID, confirmed())
            .after(order -> {
              order.awaitKnown();
              order.charge();
            }),
        Story.of("with a gift", SampleKind.GIFT_LINE, confirmed()),
        Story.of("with gift wrapping", SampleKind.CUSTOM_LINE, confirmed()),
        Story.of("without a number", SampleKind.NO_ORDER_NUMBER, confirmed()),
        Story.of("from two facilities", SampleKind.SPLIT, confirmed()),
        Story.of("placed empty, completed later", SampleKind.INCOMPLETE, confirmed())
            .after(order -> {
              order.awaitKnown();
              order.complete();
            }));
  }

  private static List<Story> faultyOrders() {
    return List.of(
        Story.of("postcode wrong", SampleKind.BAD_POSTCODE, parked(ExceptionCode.ADDRESS_INVALID)),
        Story.of("street missing, corrected", SampleKind.MISSING_STREET, confirmed())
            .after(order -> {
              order.awaitParked(ExceptionCode.ADDRESS_INVALID);
              order.correctAddress();
            }),
        Story.of(
            "address too long", SampleKind.OVERLONG_ADDRESS, parked(ExceptionCode.ADDRESS_INVALID)),
        Story.of(
            "service not mapped",
            SampleKind.UNMAPPED_SHIPPING_METHOD,
            parked(ExceptionCode.DELIVERY_SERVICE_UNMAPPED)),
        Story.of("service amended by a person", SampleKind.UNMAPPED_SHIPPING_METHOD, confirmed())
            .after(order -> {
              order.awaitParked(ExceptionCode.DELIVERY_SERVICE_UNMAPPED);
              order.decide(
                  ResolutionKind.AMEND,
                  new Amendment(Amendment.Field.DELIVERY_SERVICE, null, MAPPED_SERVICE));
            }),
        Story.of("SKU malformed", SampleKind.MALFORMED_SKU, parked(ExceptionCode.SKU_MALFORMED)),
        Story.of("SKU unknown", SampleKind.UNKNOWN_SKU, parked(ExceptionCode.SKU_UNKNOWN)),
        Story.of("total wrong", SampleKind.PRICE_MISMATCH, parked(ExceptionCode.PRICE_MISMATCH)),
        Story.of("total wrong, released anyway", SampleKind.PRICE_MISMATCH, confirmed())
            .after(order -> {
              order.awaitParked(ExceptionCode.PRICE_MISMATCH);
              order.decide(ResolutionKind.RELEASE_ANYWAY);
            }));
  }

  private static List<Story> cancellations() {
    return List.of(
        Story.of("cancelled before payment", SampleKind.UNPAID, cancelled())
            .after(order -> {
              order.awaitKnown();
              order.cancelInStorefront();
            }),
        Story.of("cancelled in time", SampleKind.PAID, cancelled())
            .before(order -> order.inTheWarehouse(new Fate.StuckAt(Status.ALLOCATED)))
            .after(order -> {
              order.awaitInWarehouse(Status.ALLOCATED);
              order.cancelInStorefront();
            }),
        Story.of("cancelled in time, by customer service", SampleKind.PAID, cancelled())
            .before(order -> order.inTheWarehouse(new Fate.StuckAt(Status.ALLOCATED)))
            .after(order -> {
              order.awaitInWarehouse(Status.ALLOCATED);
              order.askForCancellation();
            }),
        Story.of("cancelled too late", SampleKind.PAID, confirmed())
            .before(order -> order.inTheWarehouse(new Fate.StuckAt(Status.PICKED)))
            .after(order -> {
              order.awaitInWarehouse(Status.PICKED);
              order.askForCancellation();
              order.letGo();
            }),
        Story.of("address changed after release", SampleKind.PAID, confirmed())
            .before(order -> order.inTheWarehouse(new Fate.StuckAt(Status.ALLOCATED)))
            .after(order -> {
              order.awaitInWarehouse(Status.ALLOCATED);
              order.correctAddress();
              order.awaitAmended();
              order.letGo();
            }),
        Story.of(
                "one more ordered after release",
                SampleKind.PAID,
                parked(ExceptionCode.EDITED_AFTER_RELEASE))
            .before(order -> order.inTheWarehouse(new Fate.StuckAt(Status.ALLOCATED)))
            .after(order -> {
              order.awaitInWarehouse(Status.ALLOCATED);
              order.orderOneMore();
            }));
  }

  private static List<Story> floor() {
    return List.of(
        Story.of("shipped in two parts", SampleKind.PAID, confirmed())
            .before(order -> order.inTheWarehouse(new Fate.Split(2, 1))),
        Story.of("shipped in three parcels", SampleKind.PAID, confirmed())
            .before(order -> order.inTheWarehouse(new Fate.Split(1, 3))),
        Story.of("tracking follows later", SampleKind.PAID, confirmed())
            .before(order -> order.inTheWarehouse(new Fate.BlankTracking())),
        Story.of("short picked", SampleKind.PAID, parked(ExceptionCode.SHORT_PICKED))
            .before(order -> order.inTheWarehouse(new Fate.ShortPick(order.firstSku(), 1))),
        Story.of(
                "rejected by the warehouse",
                SampleKind.PAID,
                parked(ExceptionCode.WAREHOUSE_REJECTED))
            .before(order -> order.inTheWarehouse(new Fate.Refused("CARRIER_NOT_AVAILABLE"))),
        Story.of("taken in later", SampleKind.PAID, confirmed())
            .before(order -> order.inTheWarehouse(new Fate.AcceptedFirst(1500))));
  }

  /** What the warehouse says after the order was confirmed and its workflow had ended. */
  private static List<Story> afterwards() {
    return List.of(
        Story.of("relabelled after confirmation", SampleKind.PAID, confirmed())
            .after(order -> {
              order.awaitConfirmed();
              order.inTheWarehouse(new Fate.TrackingChanged());
              order.awaitInWarehouse("TRACKING_CHANGED", 1);
              order.awaitShown();
            }),
        Story.of(
                "taken back after confirmation",
                SampleKind.PAID,
                parked(ExceptionCode.SHIPMENT_VOIDED))
            .after(order -> {
              order.awaitConfirmed();
              order.inTheWarehouse(new Fate.Voided(false));
              order.awaitParked(ExceptionCode.SHIPMENT_VOIDED);
            }),
        Story.of("taken back after confirmation and shipped again", SampleKind.PAID, confirmed())
            .after(order -> {
              order.awaitConfirmed();
              order.inTheWarehouse(new Fate.Voided(true));
              order.awaitInWarehouse("DISPATCHED", 2);
              order.awaitShown();
            }),
        Story.of("short picked, accepted", SampleKind.PAID, confirmed())
            .before(order -> order.inTheWarehouse(new Fate.ShortPick(order.firstSku(), 1)))
            .after(order -> {
              order.awaitParked(ExceptionCode.SHORT_PICKED);
              order.decide(ResolutionKind.RELEASE_ANYWAY);
            }));
  }

  private static List<Story> network() {
    return List.of(
        Story.of("warehouse took it, answer lost", SampleKind.PAID, confirmed())
            .before(order -> order.warehouseFails("PUT", FaultKind.DROP_REPLY, 1)),
        Story.of("warehouse took it, answered 500", SampleKind.PAID, confirmed())
            .before(order -> order.warehouseFails("PUT", FaultKind.ERROR_AFTER_COMMIT, 1)),
        Story.of("warehouse unreachable twice", SampleKind.PAID, confirmed())
            .before(order -> order.warehouseFails("PUT", FaultKind.CONNECTION_RESET, 2)),
        Story.of("warehouse asks to slow down", SampleKind.PAID, confirmed())
            .before(order -> order.warehouseFails("*", FaultKind.RATE_LIMITED, 3)),
        Story.of("a proxy answers with a page", SampleKind.PAID, confirmed())
            .before(order -> order.storefrontFails("GET", FaultKind.HTML_PAGE, 0, 1)),
        Story.of("storefront changed meanwhile", SampleKind.PAID, confirmed())
            .before(order -> order.storefrontFails("POST", FaultKind.CONFLICT, 0, 2)),
        Story.of("storefront wrote, answered 500", SampleKind.PAID, confirmed())
            .before(order -> order.storefrontFails("POST", FaultKind.ERROR_AFTER_COMMIT, 1, 1)));
  }
}
