package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import io.temporal.failure.ActivityFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writing a fulfilment's tracking back until the order source shows it. */
final class Confirming {
  private static final int REFUSALS_BEFORE_ALERT = 3;
  private static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);

  private final OrderRecord order;
  private final Activities activities;
  private final CancellationDesk cancellations;
  private final FulfilmentProcess fulfilment;
  private final Set<ExceptionCode> accepted = new HashSet<>();
  private final Set<String> voidedKnown = new LinkedHashSet<>();
  private final Map<LineId, Quantity> shortAnswered = new LinkedHashMap<>();

  private List<LineProgress> linesBefore = List.of();
  private List<ShipmentFingerprint> seenBefore = List.of();
  private @Nullable Confirmation newest;
  private boolean shown;
  private boolean cancelledAccepted;
  private int refusals;

  Confirming(
      OrderRecord order,
      Activities activities,
      CancellationDesk cancellations,
      FulfilmentProcess fulfilment) {
    this.order = order;
    this.activities = activities;
    this.cancellations = cancellations;
    this.fulfilment = fulfilment;
  }

  /** What the order's earlier run had looked at is known, and what it had settled is settled. */
  void restore(EndedFulfilment ended) {
    linesBefore = ended.lines();
    seenBefore = ended.shipments();
    voidedKnown.addAll(ended.voided());
    cancelledAccepted = order.waived().contains(ExceptionCode.CANCELLED_BUT_DISPATCHED);
    ended.lines().forEach(line -> shortAnswered.put(line.line(), line.shorted()));
  }

  List<LineProgress> lines() {
    return newest == null ? linesBefore : newest.lines();
  }

  /** Every shipment as it was seen last. */
  List<ShipmentFingerprint> seen() {
    return newest == null ? seenBefore : newest.seen();
  }

  /** Ids of the shipments that the warehouse took back. */
  List<String> voided() {
    return List.copyOf(voidedKnown);
  }

  /** Every unit dispatched, cancelled or short, every parcel tracked, and the source shows it. */
  boolean isSettled() {
    return newest != null
        && shown
        && newest.untracked() == 0
        && !fulfilment.hasNews()
        && fulfilment.progress().stream().allMatch(line -> line.open().isZero());
  }

  /** Reads the shipments, writes what the source lacks, and deals with what was found. */
  void confirm() {
    fulfilment.enter(OrderStage.CONFIRMING);
    order.waitingFor("the order source to show the shipments of " + words(), null);
    order.inbox().clear(ref());
    Confirmation confirmation;
    try {
      confirmation = call();
    } catch (ActivityFailure failure) {
      Problem problem = Problem.of(failure);
      hold(problem.code(), problem.reason());
      order.inbox().mark(ref());
      return;
    }
    newest = confirmation;
    forgetWhatWasSeen(confirmation);
    fulfilment.heard(confirmation.status());
    switch (confirmation.acknowledgement()) {
      case Confirmation.Shown s -> acknowledged(s, confirmation);
      case Confirmation.NothingToTell ignored -> shown = true;
      case Confirmation.Refused refused -> {
        if (refused.why() == Confirmation.Why.CANCELLED_AT_SOURCE
            && Changes.tellsWhatLeftCancelled()) {
          leftThoughCancelled(refused, confirmation);
        } else {
          refused(refused);
        }
      }
    }
    judge(confirmation);
  }

  /** After an agreed cancellation: goods that leave all the same are somebody's business. */
  void watchForStrayDispatch() {
    Instant end = order.now().plus(order.times().watchCancelledFor());
    order.inbox().clear(ref());
    order.waitingFor("a stray dispatch of " + words() + ", which is cancelled", end);
    while (TimedWait.until(
        order.from(end),
        "Watch for a stray dispatch of " + words() + ", which is cancelled",
        fulfilment::hasNews)) {
      lookForStrayDispatch();
    }
  }

  /** One look at what left of a cancelled fulfilment. */
  void lookForStrayDispatch() {
    order.inbox().clear(ref());
    try {
      newest = call();
    } catch (ActivityFailure failure) {
      Problem problem = Problem.of(failure);
      hold(problem.code(), problem.reason());
      order.inbox().mark(ref());
      return;
    }
    forgetWhatWasSeen(newest);
    if (newest.shipments() > 0
        && !leftBefore(newest)
        && !accepted.contains(ExceptionCode.CANCELLED_BUT_DISPATCHED)) {
      hold(
          ExceptionCode.CANCELLED_BUT_DISPATCHED,
          newest.parcels() + " parcels left after the cancellation was agreed.");
    }
  }

  /** Whether an earlier run of the order knew, and thereby somebody, that all of it had left. */
  private boolean leftBefore(Confirmation found) {
    Set<String> known =
        seenBefore.stream().map(ShipmentFingerprint::shipment).collect(Collectors.toSet());
    return !known.isEmpty()
        && found.seen().stream().allMatch(seen -> known.contains(seen.shipment()));
  }

  /** What was hinted while the shipments were being read, and was read, needs no further look. */
  private void forgetWhatWasSeen(Confirmation confirmation) {
    if (order.inbox().asksOnlyFor(ref(), confirmation.seen()) && Changes.knowsWhatItSaw()) {
      order.inbox().clear(ref());
    }
  }

  private Confirmation call() {
    return activities
        .source("Write the tracking of " + words() + " back")
        .confirm(
            new ConfirmationRequest(
                ConfirmationRequest.VERSION,
                order.request().link(),
                order.request().order(),
                ref(),
                fulfilment.plan().warehouse(),
                fulfilment.plan().lines(),
                order.notComing()));
  }

  private void acknowledged(Confirmation.Shown acknowledgement, Confirmation confirmation) {
    shown = true;
    refusals = 0;
    order.versions().shown(acknowledgement.sourceVersion(), acknowledgement.written());
    order.note(
        "The order source shows "
            + confirmation.parcels()
            + (confirmation.parcels() == 1 ? " parcel of " : " parcels of ")
            + words()
            + ".");
  }

  private void refused(Confirmation.Refused refused) {
    shown = false;
    refusals++;
    if (refusals < REFUSALS_BEFORE_ALERT) {
      order.waitingFor("the order source to take the tracking of " + words(), null);
      TimedWait.until(
          AFTER_REFUSAL.multipliedBy(refusals),
          "Offer the tracking of " + words() + " again",
          fulfilment::hasNews);
    } else {
      hold(
          ExceptionCode.TRACKING_REFUSED,
          "Refused " + refusals + " times, last as " + refused.reason() + ".");
    }
    order.inbox().mark(ref());
  }

  /** The order source never takes it, so that nothing is left to show once a person knows. */
  private void leftThoughCancelled(Confirmation.Refused refused, Confirmation found) {
    refusals = 0;
    if (!cancelledAccepted) {
      Unparked unparked =
          hold(
              ExceptionCode.CANCELLED_BUT_DISPATCHED,
              found.parcels()
                  + (found.parcels() == 1 ? " parcel" : " parcels")
                  + " left of an order that is cancelled at its source, which takes no tracking: "
                  + refused.reason()
                  + ".");
      cancelledAccepted =
          unparked instanceof Unparked.Decided decided
              && decided.resolution().kind() == ResolutionKind.RELEASE_ANYWAY;
      if (cancelledAccepted) {
        order.waived().add(ExceptionCode.CANCELLED_BUT_DISPATCHED);
      }
    }
    shown = cancelledAccepted;
  }

  private void judge(Confirmation found) {
    judgeTakenBack(found);
    if (!found.implausible().isEmpty() && !accepted.contains(ExceptionCode.SHIPMENT_IMPLAUSIBLE)) {
      hold(ExceptionCode.SHIPMENT_IMPLAUSIBLE, String.join(" ", found.implausible()));
    }
    boolean givenUp =
        found.stage() == FulfilmentStage.REJECTED
            || (found.stage() == FulfilmentStage.CANCELLED && !fulfilment.isCancelled());
    if (givenUp && !cancellations.isDeciding()) {
      hold(
          ExceptionCode.WAREHOUSE_REJECTED,
          "The warehouse gave the fulfilment up by itself: " + found.status() + ".");
    }
    boolean shorted = found.lines().stream().anyMatch(this::isShortUnanswered);
    if (shorted && !accepted.contains(ExceptionCode.SHORT_PICKED)) {
      hold(ExceptionCode.SHORT_PICKED, shortage(found));
    }
  }

  /** Somebody answers for what was taken back, or it ships again; a hint alone settles nothing. */
  private void judgeTakenBack(Confirmation found) {
    List<String> unanswered =
        found.voided().stream().filter(shipment -> !voidedKnown.contains(shipment)).toList();
    if (unanswered.isEmpty()) {
      return;
    }
    if (!hasShippedAgain(found, unanswered)) {
      Unparked unparked =
          hold(
              ExceptionCode.SHIPMENT_VOIDED,
              "Taken back by the warehouse: " + String.join(", ", unanswered) + ".");
      if (!(unparked instanceof Unparked.Decided) && Changes.parksUntilAnswered()) {
        return;
      }
    }
    voidedKnown.addAll(unanswered);
  }

  /** What was taken back and went out again before anybody looked is nobody's business. */
  private boolean hasShippedAgain(Confirmation found, List<String> voided) {
    boolean complete =
        shown
            && found.shipments() > 0
            && found.lines().stream().allMatch(line -> line.open().isZero());
    if (!complete || !Changes.seesWhatShippedAgain()) {
      return false;
    }
    order.note("Taken back by the warehouse and shipped again: " + String.join(", ", voided) + ".");
    return true;
  }

  private boolean isShortUnanswered(LineProgress line) {
    Quantity answered = shortAnswered.getOrDefault(line.line(), Quantity.ZERO);
    return line.shorted().compareTo(answered) > 0;
  }

  private List<LineQuantity> shorted() {
    return lines().stream()
        .filter(line -> !line.shorted().isZero())
        .map(line -> new LineQuantity(line.line(), line.shorted()))
        .toList();
  }

  private static String shortage(Confirmation found) {
    int units = found.lines().stream().mapToInt(line -> line.shorted().units()).sum();
    return units + (units == 1 ? " unit is" : " units are") + " short.";
  }

  private Unparked hold(ExceptionCode code, String reason) {
    Unparked unparked =
        order
            .parking()
            .park(
                code,
                OrderStage.CONFIRMING,
                List.of(new Finding(code, null, reason)),
                ref(),
                () -> fulfilment.hasNews());
    if (unparked instanceof Unparked.Decided decided) {
      ResolutionKind kind = decided.resolution().kind();
      if (code == ExceptionCode.SHORT_PICKED
          && (kind == ResolutionKind.RELEASE_ANYWAY || kind == ResolutionKind.CANCEL)) {
        answerShortage(kind);
      } else if (kind == ResolutionKind.RELEASE_ANYWAY) {
        accepted.add(code);
      } else {
        order.inbox().mark(ref());
        fulfilment.cancelIfDecided(decided.resolution());
      }
    }
    return unparked;
  }

  /** Whether accepted or given up, what is short does not come, and the order source is told. */
  private void answerShortage(ResolutionKind kind) {
    List<LineQuantity> shorted = shorted();
    if (Changes.answersShortage()) {
      shorted.forEach(line -> shortAnswered.put(line.line(), line.quantity()));
    } else {
      accepted.add(ExceptionCode.SHORT_PICKED);
      if (kind == ResolutionKind.RELEASE_ANYWAY) {
        return;
      }
    }
    cancellations.giveUpShort(
        shorted,
        newest == null ? null : newest.status(),
        kind == ResolutionKind.CANCEL ? "Short and given up: " : "Short and accepted as short: ");
  }

  private FulfilmentRef ref() {
    return fulfilment.ref();
  }

  private String words() {
    return fulfilment.plan().words();
  }
}
