package dev.lockstep.demo;

import static dev.lockstep.demo.Expectation.cancelled;
import static dev.lockstep.demo.Expectation.confirmed;
import static dev.lockstep.demo.Expectation.parked;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.demo.stage.Act;
import dev.lockstep.demo.stage.OrderKind;
import dev.lockstep.demo.stage.Turn;
import dev.lockstep.order.Amendment;
import dev.lockstep.sandbox.fault.FaultKind;
import java.util.List;
import java.util.stream.Stream;

/** The stories of the demo: what really happens between a shop and a warehouse. */
final class StoryBook {
  private static final String MAPPED_SERVICE = "DPD/STANDARD";

  private StoryBook() {}

  static List<Story> stories() {
    return Stream.of(
            ordinary(),
            ofSomeShops(),
            faultyOrders(),
            cancellations(),
            floor(),
            afterwards(),
            network())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Story> ordinary() {
    return List.of(
        Story.of("paid and shipped", OrderKind.PAID, confirmed()).essential(),
        Story.of("paid by two payments", OrderKind.PAID_BY_TRANSACTIONS, confirmed()),
        Story.of("never paid", OrderKind.UNPAID, parked(ExceptionCode.PAYMENT_OVERDUE)),
        Story.of("paid late", OrderKind.UNPAID, confirmed())
            .needs(Act.PAY)
            .essential()
            .after(order -> {
              order.awaitKnown();
              order.pay();
            }),
        Story.of("with a gift", OrderKind.GIFT, confirmed()),
        Story.of("with gift wrapping", OrderKind.NOT_STOCKED_LINE, confirmed()).essential(),
        Story.of("without a number", OrderKind.UNNUMBERED, confirmed()),
        Story.of("from two facilities", OrderKind.SPLIT, confirmed()).essential(),
        Story.of("placed empty, completed later", OrderKind.INCOMPLETE, confirmed())
            .needs(Act.COMPLETE)
            .after(order -> {
              order.awaitKnown();
              order.complete();
            }));
  }

  /** What only some shops know. */
  private static List<Story> ofSomeShops() {
    return List.of(
        Story.of("one SKU at two prices", OrderKind.ONE_SKU_TWICE, confirmed()).essential(),
        Story.of("payment confirmed later", OrderKind.UNCONFIRMED, confirmed())
            .needs(Act.CONFIRM_PAYMENT)
            .essential()
            .after(OrderInPlay::confirmPayment),
        Story.of("handed over twice", OrderKind.PAID, confirmed())
            .needs(Act.HAND_OVER_AGAIN)
            .essential()
            .after(order -> {
              order.awaitKnown();
              order.handOverAgain();
            }),
        Story.of("drafted, authorised later", OrderKind.DRAFT, confirmed())
            .needs(Act.COMPLETE)
            .essential()
            .after(OrderInPlay::complete),
        Story.of("backordered, allocated later", OrderKind.BACKORDERED, confirmed())
            .needs(Act.ALLOCATE)
            .essential()
            .after(order -> {
              order.awaitParked(ExceptionCode.STOCK_UNALLOCATED);
              order.allocate();
            }),
        Story.of("picked in the shop's own books", OrderKind.PICKED_ALREADY, confirmed())
            .essential());
  }

  private static List<Story> faultyOrders() {
    return List.of(
        Story.of("postcode wrong", OrderKind.BAD_POSTCODE, parked(ExceptionCode.ADDRESS_INVALID)),
        Story.of("street missing, corrected", OrderKind.MISSING_STREET, confirmed())
            .needs(Act.CORRECT_ADDRESS)
            .essential()
            .after(order -> {
              order.awaitParked(ExceptionCode.ADDRESS_INVALID);
              order.correctAddress();
            }),
        Story.of("street missing, corrected and retried", OrderKind.MISSING_STREET, confirmed())
            .needs(Act.CORRECT_ADDRESS_UNTOLD)
            .essential()
            .after(order -> {
              order.awaitParked(ExceptionCode.ADDRESS_INVALID);
              order.correctAddressUntold();
              order.decide(ResolutionKind.RETRY);
            }),
        Story.of(
            "address too long", OrderKind.OVERLONG_ADDRESS, parked(ExceptionCode.ADDRESS_INVALID)),
        Story.of(
            "service not mapped",
            OrderKind.SERVICE_UNMAPPED,
            parked(ExceptionCode.DELIVERY_SERVICE_UNMAPPED)),
        Story.of("service amended by a person", OrderKind.SERVICE_UNMAPPED, confirmed())
            .after(order -> {
              order.awaitParked(ExceptionCode.DELIVERY_SERVICE_UNMAPPED);
              order.decide(
                  ResolutionKind.AMEND,
                  new Amendment(Amendment.Field.DELIVERY_SERVICE, null, MAPPED_SERVICE));
            }),
        Story.of("SKU malformed", OrderKind.MALFORMED_SKU, parked(ExceptionCode.SKU_MALFORMED)),
        Story.of("SKU unknown", OrderKind.UNKNOWN_SKU, parked(ExceptionCode.SKU_UNKNOWN))
            .essential(),
        Story.of("total wrong", OrderKind.TOTAL_WRONG, parked(ExceptionCode.PRICE_MISMATCH)),
        Story.of("total wrong, released anyway", OrderKind.TOTAL_WRONG, confirmed())
            .after(order -> {
              order.awaitParked(ExceptionCode.PRICE_MISMATCH);
              order.decide(ResolutionKind.RELEASE_ANYWAY);
            }));
  }

  private static List<Story> cancellations() {
    return List.of(
        Story.of("cancelled before payment", OrderKind.UNPAID, cancelled())
            .needs(Act.CANCEL)
            .after(order -> {
              order.awaitKnown();
              order.cancelInShop();
            }),
        Story.of("cancelled in time", OrderKind.PAID, cancelled())
            .needs(Act.CANCEL)
            .essential()
            .inTheWarehouse(Turn.HELD_BEFORE_CUT_OFF)
            .after(order -> {
              order.awaitHeld();
              order.cancelInShop();
            }),
        Story.of("cancelled in time, by customer service", OrderKind.PAID, cancelled())
            .inTheWarehouse(Turn.HELD_BEFORE_CUT_OFF)
            .after(order -> {
              order.awaitHeld();
              order.askForCancellation();
            }),
        Story.of("cancelled too late", OrderKind.PAID, confirmed())
            .essential()
            .inTheWarehouse(Turn.HELD_AFTER_CUT_OFF)
            .after(order -> {
              order.awaitHeld();
              order.askForCancellation();
              order.letGo();
            }),
        Story.of("customer asks the shop, in time", OrderKind.PAID, cancelled())
            .inTheWarehouse(Turn.HELD_BEFORE_CUT_OFF)
            .needs(Act.ASK_TO_CANCEL)
            .essential()
            .after(order -> {
              order.awaitHeld();
              order.askToCancelInShop();
            }),
        Story.of("customer asks the shop, too late", OrderKind.PAID, confirmed())
            .inTheWarehouse(Turn.HELD_AFTER_CUT_OFF)
            .needs(Act.ASK_TO_CANCEL)
            .essential()
            .after(order -> {
              order.awaitHeld();
              order.askToCancelInShop();
              order.letGo();
            }),
        Story.of("address changed after release", OrderKind.PAID, confirmed())
            .needs(Act.CORRECT_ADDRESS)
            .inTheWarehouse(Turn.HELD_BEFORE_CUT_OFF)
            .after(order -> {
              order.awaitHeld();
              order.correctAddress();
              order.awaitAmended();
              order.letGo();
            }),
        Story.of(
                "one more ordered after release",
                OrderKind.PAID,
                parked(ExceptionCode.EDITED_AFTER_RELEASE))
            .needs(Act.ORDER_ONE_MORE)
            .inTheWarehouse(Turn.HELD_BEFORE_CUT_OFF)
            .after(order -> {
              order.awaitHeld();
              order.orderOneMore();
            }));
  }

  private static List<Story> floor() {
    return List.of(
        Story.of("shipped in two parts", OrderKind.PAID, confirmed())
            .essential()
            .inTheWarehouse(Turn.TWO_SHIPMENTS),
        Story.of("shipped in three parcels", OrderKind.PAID, confirmed())
            .inTheWarehouse(Turn.THREE_PARCELS),
        Story.of("tracking follows later", OrderKind.PAID, confirmed())
            .essential()
            .inTheWarehouse(Turn.TRACKING_LATER),
        Story.of("short picked", OrderKind.PAID, parked(ExceptionCode.SHORT_PICKED))
            .inTheWarehouse(Turn.SHORT_PICKED),
        Story.of(
                "rejected by the warehouse",
                OrderKind.PAID,
                parked(ExceptionCode.WAREHOUSE_REJECTED))
            .inTheWarehouse(Turn.REJECTED),
        Story.of(
                "cancelled by the warehouse",
                OrderKind.PAID,
                parked(ExceptionCode.WAREHOUSE_REJECTED))
            .inTheWarehouse(Turn.CANCELLED_THERE)
            .essential(),
        Story.of("taken in later", OrderKind.PAID, confirmed())
            .inTheWarehouse(Turn.TAKEN_IN_LATER));
  }

  /** What the warehouse says after the order was confirmed and its workflow had ended. */
  private static List<Story> afterwards() {
    return List.of(
        Story.of("relabelled after confirmation", OrderKind.PAID, confirmed())
            .laterInTheWarehouse(Turn.RELABELLED)
            .after(order -> {
              order.awaitConfirmed();
              order.inTheWarehouse(Turn.RELABELLED);
              order.awaitInTheWarehouse(Turn.RELABELLED);
              order.awaitShown();
            }),
        Story.of(
                "taken back after confirmation",
                OrderKind.PAID,
                parked(ExceptionCode.SHIPMENT_VOIDED))
            .laterInTheWarehouse(Turn.TAKEN_BACK)
            .after(order -> {
              order.awaitConfirmed();
              order.inTheWarehouse(Turn.TAKEN_BACK);
              order.awaitParked(ExceptionCode.SHIPMENT_VOIDED);
            }),
        Story.of("taken back after confirmation and shipped again", OrderKind.PAID, confirmed())
            .laterInTheWarehouse(Turn.TAKEN_BACK_AND_SHIPPED_AGAIN)
            .after(order -> {
              order.awaitConfirmed();
              order.inTheWarehouse(Turn.TAKEN_BACK_AND_SHIPPED_AGAIN);
              order.awaitInTheWarehouse(Turn.TAKEN_BACK_AND_SHIPPED_AGAIN);
              order.awaitShown();
            }),
        Story.of("short picked, accepted", OrderKind.PAID, confirmed())
            .inTheWarehouse(Turn.SHORT_PICKED)
            .after(order -> {
              order.awaitParked(ExceptionCode.SHORT_PICKED);
              order.decide(ResolutionKind.RELEASE_ANYWAY);
            }));
  }

  private static List<Story> network() {
    return List.of(
        Story.of("warehouse took it, answer lost", OrderKind.PAID, confirmed())
            .essential()
            .before(order -> order.warehouseFailsToCreate(FaultKind.DROP_REPLY, 1)),
        Story.of("warehouse took it, answered 500", OrderKind.PAID, confirmed())
            .essential()
            .before(order -> order.warehouseFailsToCreate(FaultKind.ERROR_AFTER_COMMIT, 1)),
        Story.of("warehouse unreachable twice", OrderKind.PAID, confirmed())
            .before(order -> order.warehouseFailsToCreate(FaultKind.CONNECTION_RESET, 2)),
        Story.of("warehouse asks to slow down", OrderKind.PAID, confirmed())
            .essential()
            .before(order -> order.warehouseFails(FaultKind.RATE_LIMITED, 3)),
        Story.of("a proxy answers with a page", OrderKind.PAID, confirmed())
            .before(order -> order.shopFailsToRead(FaultKind.HTML_PAGE, 1)),
        Story.of("storefront changed meanwhile", OrderKind.PAID, confirmed())
            .before(order -> order.shopFailsToWrite(FaultKind.CONFLICT, 2)),
        Story.of("storefront wrote, answered 500", OrderKind.PAID, confirmed())
            .essential()
            .before(order -> order.shopFailsToConfirm(FaultKind.ERROR_AFTER_COMMIT, 1)));
  }
}
