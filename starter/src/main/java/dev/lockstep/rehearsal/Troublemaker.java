package dev.lockstep.rehearsal;

import dev.lockstep.demo.Stage;
import dev.lockstep.demo.stage.Backstage;
import dev.lockstep.demo.stage.OrderOnStage;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the faults of a plan into rules of the stand-ins. */
final class Troublemaker {
  private static final long DELAYED_MILLIS = 4000;
  private static final long HELD_MILLIS = 1000;
  private static final long SLOW_MILLIS = 3000;
  private static final long ASKED_WAIT_MILLIS = 1000;

  /**
   * A client of a rehearsal waits ten seconds for an answer. This is done so long after that, that
   * who has looked for it meanwhile, and sent it again, has done so in vain.
   */
  static final long TIME_OUT_MILLIS = 24_000;

  private Troublemaker() {}

  /** Rules that are in force until they are taken back. */
  record InForce(List<FaultRule> ofShop, List<FaultRule> ofDepot) {
    InForce {
      ofShop = List.copyOf(ofShop);
      ofDepot = List.copyOf(ofDepot);
    }

    /** An order that has ended needs no rules, and they cost every call a look. */
    void takeBack(Stage stage) {
      ofShop.forEach(stage.shop().backstage().calls()::remove);
      ofDepot.forEach(stage.depot().backstage().calls()::remove);
    }
  }

  /** What is going to befall one order. */
  static InForce arm(Stage stage, OrderOnStage order, List<Mishap> mishaps) {
    List<FaultRule> ofShop = new ArrayList<>();
    List<FaultRule> ofDepot = new ArrayList<>();
    for (Mishap mishap : mishaps) {
      FaultKind kind = kind(mishap.fault());
      boolean inShop =
          switch (mishap.spot()) {
            case READ, WRITE, CONFIRM -> true;
            case CREATE, WAREHOUSE -> false;
          };
      FaultRule rule =
          switch (mishap.spot()) {
            case READ -> order.reads(kind);
            case WRITE -> order.writes(kind);
            case CONFIRM -> order.confirmations(kind);
            case CREATE -> stage.depot().creates(order.id(), kind);
            case WAREHOUSE -> stage.depot().calls(order.id(), kind);
          };
      (inShop ? ofShop : ofDepot).add(shaped(rule, mishap));
    }
    ofShop.forEach(stage.shop().backstage().calls()::add);
    ofDepot.forEach(stage.depot().backstage().calls()::add);
    return new InForce(ofShop, ofDepot);
  }

  /**
   * What is going to befall the notices of one platform.
   *
   * @param rates of 100 notices
   */
  static void arm(Backstage platform, Map<Fault, Double> rates) {
    rates.forEach((fault, rate) ->
        notice(fault)
            .filter(flaw -> !isForgery(fault) || platform.forgeable().contains(flaw))
            .map(flaw -> DeliveryRule.all(flaw).probability(rate / 100).waitMillis(wait(fault)))
            .ifPresent(platform.notices()::add));
  }

  static Optional<DeliveryFault> notice(Fault fault) {
    return switch (fault) {
      case WEBHOOK_DUPLICATED -> Optional.of(DeliveryFault.DUPLICATE);
      case WEBHOOK_DELAYED -> Optional.of(DeliveryFault.DELAY);
      case WEBHOOK_REORDERED -> Optional.of(DeliveryFault.REORDER);
      case WEBHOOK_DROPPED -> Optional.of(DeliveryFault.DROP);
      case FORGED_SIGNATURE -> Optional.of(DeliveryFault.BAD_SIGNATURE);
      case FORGED_STALE -> Optional.of(DeliveryFault.OLD_TIMESTAMP);
      case FORGED_UNKNOWN_ORDER -> Optional.of(DeliveryFault.UNKNOWN_ORDER);
      case FORGED_REPLAY -> Optional.of(DeliveryFault.REPLAYED);
      default -> Optional.empty();
    };
  }

  static boolean isForgery(Fault fault) {
    return switch (fault) {
      case FORGED_SIGNATURE, FORGED_STALE, FORGED_UNKNOWN_ORDER, FORGED_REPLAY -> true;
      default -> false;
    };
  }

  private static long wait(Fault fault) {
    return fault == Fault.WEBHOOK_DELAYED ? DELAYED_MILLIS : HELD_MILLIS;
  }

  private static FaultRule shaped(FaultRule rule, Mishap mishap) {
    FaultRule limited = rule.times(mishap.times());
    return switch (mishap.fault()) {
      case TIME_OUT -> limited.waitMillis(TIME_OUT_MILLIS);
      case SLOW_BODY -> limited.waitMillis(SLOW_MILLIS);
      case RATE_LIMIT -> limited.waitMillis(ASKED_WAIT_MILLIS);
      default -> limited;
    };
  }

  static FaultKind kind(Fault fault) {
    return switch (fault) {
      case ANSWER_LOST -> FaultKind.DROP_REPLY;
      case ERROR_AFTER_COMMIT -> FaultKind.ERROR_AFTER_COMMIT;
      case ERROR_BEFORE_COMMIT -> FaultKind.ERROR_BEFORE_COMMIT;
      case CONNECTION_RESET -> FaultKind.CONNECTION_RESET;
      case TIME_OUT -> FaultKind.LATENCY;
      case SLOW_BODY -> FaultKind.SLOW_BODY;
      case HALF_PAGE -> FaultKind.TRUNCATED_BODY;
      case HTML_PAGE -> FaultKind.HTML_PAGE;
      case VERSION_CONFLICT -> FaultKind.CONFLICT;
      case RATE_LIMIT -> FaultKind.RATE_LIMITED;
      default -> throw new IllegalArgumentException("It does not befall single calls: " + fault);
    };
  }
}
