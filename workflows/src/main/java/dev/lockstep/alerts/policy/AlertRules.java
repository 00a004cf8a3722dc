package dev.lockstep.alerts.policy;

import dev.lockstep.alerts.Severity;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a company wants to be told.
 *
 * @param growthEvery how long a channel is left alone before it hears of more orders
 * @param remindEvery how long it is left alone before it is reminded
 * @param resolvedAfter how long none must wait before it is over
 * @param digestAbove more notices than these for one channel at once are one message
 * @param routes ladders by owner; those without one use {@code otherwise}
 * @param severities where they differ from the usual
 */
public record AlertRules(
    Duration growthEvery,
    Duration remindEvery,
    Duration resolvedAfter,
    int digestAbove,
    Set<String> channels,
    Map<Owner, List<LadderStep>> routes,
    List<LadderStep> otherwise,
    Map<ExceptionCode, Severity> severities,
    Map<Severity, QuietHours> quiet,
    BusinessHours hours) {

  /** As long as an order that tries again by itself may take before it is parked again. */
  private static final Duration NEXT_TRY = Duration.ofHours(1);

  public AlertRules {
    channels = Set.copyOf(channels);
    routes = Map.copyOf(routes);
    otherwise = List.copyOf(otherwise);
    severities = Map.copyOf(severities);
    quiet = Map.copyOf(quiet);
  }

  List<LadderStep> ladder(ExceptionCode code) {
    return routes.getOrDefault(code.owner(), otherwise);
  }

  public Severity severity(ExceptionCode code) {
    return severities.getOrDefault(code, usual(code));
  }

  boolean holdsBack(ExceptionCode code, Instant now) {
    QuietHours hold = quiet.get(severity(code));
    return hold != null && hold.holdAt(now, hours);
  }

  Duration calmBeforeResolved(ExceptionCode code) {
    return code.healsByItself() ? resolvedAfter.plus(NEXT_TRY) : resolvedAfter;
  }

  private static Severity usual(ExceptionCode code) {
    return switch (code) {
      case CREDENTIALS_REJECTED,
          CONTRACT_DRIFT,
          CONNECTION_UNAVAILABLE,
          CANCELLED_BUT_DISPATCHED,
          OUTCOME_UNKNOWN ->
          Severity.CRITICAL;
      case PAYMENT_OVERDUE, ORDER_INCOMPLETE -> Severity.INFO;
      case ADDRESS_INVALID,
          DELIVERY_SERVICE_UNMAPPED,
          FACILITY_UNMAPPED,
          SKU_UNKNOWN,
          SKU_MALFORMED,
          PRICE_MISMATCH,
          STOCK_UNALLOCATED,
          WAREHOUSE_REJECTED,
          REFERENCE_TAKEN,
          EDITED_AFTER_RELEASE,
          DISPATCH_OVERDUE,
          SHORT_PICKED,
          SHIPMENT_VOIDED,
          SHIPMENT_IMPLAUSIBLE,
          TRACKING_REFUSED,
          CANCELLATION_UNDECIDED,
          QUOTA_EXHAUSTED ->
          Severity.WARNING;
    };
  }
}
