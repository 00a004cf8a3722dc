package dev.lockstep.rehearsal;

import dev.lockstep.demo.stage.OrderKind;
import dev.lockstep.demo.stage.ShopPlatform;
import dev.lockstep.demo.stage.Turn;
import dev.lockstep.rehearsal.verdict.Intent;
import java.util.List;
import java.util.Optional;

/** What people do to an order after it was placed. */
enum Course {
  /** Nothing. */
  LEAVE(Intent.SHIP),
  /** It has no street; somebody adds one. */
  CORRECT(Intent.EDIT),
  /** Its address changes when a warehouse has it. */
  MOVE(Intent.EDIT_LATE),
  /** It is cancelled in its shop when a warehouse has it and can still stop it. */
  CANCEL_IN_TIME(Intent.CANCEL_EARLY),
  /** Somebody asks when the warehouse is past its cut-off. */
  ASK_TOO_LATE(Intent.CANCEL_LATE),
  /** It is cancelled in its shop when the warehouse is past its cut-off, and about to ship it. */
  CANCEL_TOO_LATE(Intent.CANCEL_LATE),
  /** It is cancelled in its shop after it was confirmed. */
  CANCEL_AFTERWARDS(Intent.CANCEL_LATE),
  /**
   * It is cancelled in its shop at any moment up to then: before, while, or after it is released.
   */
  CANCEL_ANY_TIME(Intent.CANCEL_EARLY);

  private final Intent intent;

  Course(Intent intent) {
    this.intent = intent;
  }

  /** Those that people can take in such a shop, beside leaving it alone. */
  static List<Course> of(ShopPlatform shop) {
    return switch (shop) {
      case COMMERCETOOLS ->
          List.of(
              CORRECT,
              MOVE,
              CANCEL_IN_TIME,
              ASK_TOO_LATE,
              CANCEL_TOO_LATE,
              CANCEL_AFTERWARDS,
              CANCEL_ANY_TIME);
      case SCAYLE ->
          List.of(CORRECT, CANCEL_IN_TIME, ASK_TOO_LATE, CANCEL_TOO_LATE, CANCEL_ANY_TIME);
      case CIN7CORE -> List.of(CORRECT, CANCEL_IN_TIME, CANCEL_TOO_LATE, CANCEL_ANY_TIME);
    };
  }

  Intent intent() {
    return intent;
  }

  /** The order that it begins with; empty where any will do. */
  Optional<OrderKind> kind() {
    return switch (this) {
      case LEAVE -> Optional.empty();
      case CORRECT -> Optional.of(OrderKind.MISSING_STREET);
      case MOVE,
          CANCEL_IN_TIME,
          ASK_TOO_LATE,
          CANCEL_TOO_LATE,
          CANCEL_AFTERWARDS,
          CANCEL_ANY_TIME ->
          Optional.of(OrderKind.PAID);
    };
  }

  /** What the warehouse does with it, so that the moment is the right one. */
  Optional<Turn> turn() {
    return switch (this) {
      case LEAVE, CORRECT, CANCEL_AFTERWARDS -> Optional.empty();
      case MOVE, CANCEL_IN_TIME, CANCEL_ANY_TIME -> Optional.of(Turn.HELD_BEFORE_CUT_OFF);
      case ASK_TOO_LATE, CANCEL_TOO_LATE -> Optional.of(Turn.HELD_AFTER_CUT_OFF);
    };
  }
}
