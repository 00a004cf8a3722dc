package dev.lockstep.reconciliation;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Owner;
import dev.lockstep.order.OrderStage;
import dev.lockstep.reconciliation.OrderFinding.Progress;
import dev.lockstep.reconciliation.ReconciliationPlan.Untracked;
import dev.lockstep.reconciliation.SourceFact.Standing;
import dev.lockstep.reconciliation.TemporalFact.State;
import dev.lockstep.reconciliation.WarehouseFact.Holding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from three readings of one order. Pure, and careful in what it believes: a side that
 * could not be read proves nothing, and what happened within the grace may not have got round yet.
 */
final class OrderComparison {
  private final OrderFacts facts;
  private final Untracked untracked;
  private final Instant before;
  private final Instant now;

  private OrderComparison(OrderFacts facts, Untracked untracked, Duration grace, Instant now) {
    this.facts = facts;
    this.untracked = untracked;
    this.before = now.minus(grace);
    this.now = now;
  }

  /** What became of the order, and what is wrong with it. */
  record Judgement(Reached reached, List<OrderFinding> findings, List<Unknown> unknown) {}

  /**
   * Judges one order.
   *
   * @param day the day it counts for
   */
  static Judgement judge(
      OrderFacts facts, LocalDate day, Untracked untracked, Duration grace, Instant now) {
    OrderComparison comparison = new OrderComparison(facts, untracked, grace, now);
    return new Judgement(comparison.reached(), comparison.findings(day), facts.unknown());
  }

  private Reached reached() {
    return switch (facts.source().standing()) {
      case UNKNOWN, ABSENT -> Reached.UNKNOWN;
      case CANCELLED -> Reached.CANCELLED;
      case SHIPPED -> Reached.CONFIRMED;
      case DRAFT, INCOMPLETE, UNPAID -> underWay(Reached.WAITING);
      case DUE -> underWay(Reached.DUE);
    };
  }

  private Reached underWay(Reached otherwise) {
    if (facts.live().findAny().isPresent()) {
      boolean allLeft =
          facts.shipped() > 0
              && facts
                  .live()
                  .flatMap(holding -> holding.lines().stream())
                  .allMatch(
                      line -> line.shipped().plus(line.shorted()).compareTo(line.kept()) >= 0);
      if (!allLeft) {
        return Reached.RELEASED;
      }
      return notShown().isEmpty() ? Reached.CONFIRMED : Reached.DISPATCHED;
    }
    if (facts.isWarehouseKnown()) {
      return otherwise;
    }
    return Reached.UNKNOWN;
  }

  private List<OrderFinding> findings(LocalDate day) {
    Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
    switch (facts.source().standing()) {
      case UNKNOWN -> whatTemporalAloneSays(kinds);
      case ABSENT -> absent(kinds);
      case CANCELLED -> cancelled(kinds);
      case SHIPPED -> wanted(kinds);
      case DRAFT, INCOMPLETE, UNPAID, DUE -> {
        whatTemporalAloneSays(kinds);
        wanted(kinds);
      }
    }
    if (kinds.isEmpty() && isParked()) {
      kinds.add(FindingKind.PARKED);
    }
    List<OrderFinding> findings = new ArrayList<>();
    kinds.forEach(kind -> findings.add(finding(kind, day)));
    return findings;
  }

  private void whatTemporalAloneSays(Set<FindingKind> kinds) {
    if (facts.temporal().state().isBroken()) {
      kinds.add(FindingKind.WORKFLOW_STOPPED);
    }
  }

  private void absent(Set<FindingKind> kinds) {
    if (facts.live().findAny().isEmpty()) {
      return;
    }
    switch (facts.temporal().state()) {
      case NONE -> kinds.add(FindingKind.IN_WAREHOUSE_ONLY);
      case RUNNING, ENDED, FAILED, TERMINATED, TIMED_OUT -> kinds.add(FindingKind.GONE_AT_SOURCE);
      case OF_ANOTHER_LINK, UNKNOWN -> {}
    }
  }

  private void cancelled(Set<FindingKind> kinds) {
    if (facts.shipped() > 0) {
      kinds.add(FindingKind.CANCELLED_YET_DISPATCHED);
    } else if (facts.live().findAny().isPresent() && isNobodyAtWork()) {
      kinds.add(FindingKind.CANCELLED_YET_IN_WAREHOUSE);
    }
  }

  private boolean isNobodyAtWork() {
    return switch (facts.temporal().state()) {
      case NONE, ENDED, FAILED, TERMINATED, TIMED_OUT -> true;
      case RUNNING ->
          facts.temporal().stage() != OrderStage.CANCELLING
              && facts.temporal().stage() != OrderStage.CANCELLED
              && !isParked();
      case OF_ANOTHER_LINK, UNKNOWN -> false;
    };
  }

  private void wanted(Set<FindingKind> kinds) {
    if (isMissed()) {
      kinds.add(FindingKind.NOT_STARTED);
    }
    for (TemporalFact.Part part : facts.temporal().parts()) {
      if (part.isReleased() && part.stage() != OrderStage.CANCELLED) {
        released(part, kinds);
      }
    }
    quantities(kinds);
    if (isEndedAs(OrderStage.CANCELLED) && facts.source().standing() == Standing.DUE) {
      kinds.add(FindingKind.CANCELLED_NOT_SHOWN);
    }
    if (isEndedAs(OrderStage.CONFIRMED) && isShownAsNothing()) {
      kinds.add(FindingKind.CONFIRMED_NOT_SHOWN);
    } else if (!notShown().isEmpty() && facts.hasLeftBefore(before)) {
      kinds.add(
          isEndedAs(OrderStage.CONFIRMED)
              ? FindingKind.CONFIRMED_NOT_SHOWN
              : FindingKind.NOT_SHOWN_AT_SOURCE);
    }
  }

  private boolean isMissed() {
    SourceFact source = facts.source();
    if (facts.temporal().state() != State.NONE || isYoung(source.placedAt())) {
      return false;
    }
    Instant dueAt = source.dueAt();
    return source.standing() == Standing.DUE
        || (source.standing() != Standing.SHIPPED
            && source.standing() != Standing.DRAFT
            && dueAt != null
            && dueAt.isBefore(now));
  }

  private boolean isYoung(@Nullable Instant placed) {
    return placed == null || placed.isAfter(before);
  }

  private void released(TemporalFact.Part part, Set<FindingKind> kinds) {
    if (!facts.isKnown(part.warehouse())) {
      return;
    }
    List<Holding> held =
        facts.holdings(part.warehouse()).filter(each -> each.ref().equals(part.ref())).toList();
    if (held.isEmpty()) {
      kinds.add(FindingKind.UNKNOWN_TO_WAREHOUSE);
    } else if (held.stream().noneMatch(Holding::isLive)
        && held.stream().allMatch(each -> each.isOlderThan(before))
        && facts.source().standing() != Standing.SHIPPED) {
      kinds.add(FindingKind.CANCELLED_BY_WAREHOUSE);
    }
  }

  /** Too much is always wrong; too little only where all of it should be in a warehouse. */
  private void quantities(Set<FindingKind> kinds) {
    Map<LineId, Integer> kept = facts.units(WarehouseFact.Line::kept);
    Map<LineId, Integer> shipped = facts.units(WarehouseFact.Line::shipped);
    if (kept.isEmpty() || !facts.isWarehouseKnown()) {
      return;
    }
    Map<LineId, Integer> copies = facts.copies();
    Map<LineId, Integer> givenUp = facts.givenUp();
    for (SourceFact.Line line : facts.source().lines()) {
      int wanted = line.wanted().units();
      int ships = Math.max(kept.getOrDefault(line.line(), 0), shipped.getOrDefault(line.line(), 0));
      if (ships > wanted) {
        kinds.add(
            copies.getOrDefault(line.line(), 0) > 1
                ? FindingKind.IN_WAREHOUSE_TWICE
                : FindingKind.QUANTITY_DIFFERS);
      } else if (ships + givenUp.getOrDefault(line.line(), 0) < wanted && isAllReleased()) {
        kinds.add(FindingKind.QUANTITY_DIFFERS);
      }
    }
    boolean strange =
        kept.entrySet().stream()
            .anyMatch(entry ->
                entry.getValue() > 0
                    && facts.source().lines().stream()
                        .noneMatch(line -> line.line().equals(entry.getKey())));
    if (strange) {
      kinds.add(FindingKind.QUANTITY_DIFFERS);
    }
  }

  /** Every part, and none that the warehouse lost or gave up, which is a finding of its own. */
  private boolean isAllReleased() {
    List<TemporalFact.Part> parts = facts.temporal().parts();
    return !parts.isEmpty()
        && parts.stream()
            .allMatch(part ->
                part.isReleased()
                    && facts
                        .holdings(part.warehouse())
                        .anyMatch(each -> each.ref().equals(part.ref()) && each.isLive()));
  }

  /** Lines of which more left than the source shows. */
  private List<LineId> notShown() {
    Map<LineId, Integer> left =
        facts.units(
            switch (untracked) {
              case SHOWN -> WarehouseFact.Line::shipped;
              case WAITS -> WarehouseFact.Line::tracked;
            });
    return facts.source().lines().stream()
        .filter(line ->
            Math.min(left.getOrDefault(line.line(), 0), line.wanted().units())
                > line.shown().units())
        .map(SourceFact.Line::line)
        .toList();
  }

  private boolean isEndedAs(OrderStage stage) {
    return facts.temporal().state() == State.ENDED && facts.temporal().stage() == stage;
  }

  private boolean isShownAsNothing() {
    SourceFact source = facts.source();
    return !source.lines().isEmpty()
        && source.lines().stream().allMatch(line -> line.shown().isZero())
        && source.standing() != Standing.SHIPPED;
  }

  private boolean isParked() {
    return facts.temporal().exception() != null;
  }

  private OrderFinding finding(FindingKind kind, LocalDate day) {
    ExceptionCode parked = facts.temporal().exception();
    Owner owner = kind == FindingKind.PARKED && parked != null ? parked.owner() : kind.owner();
    return new OrderFinding(
        facts.order(),
        facts.source().number(),
        day,
        kind,
        owner,
        remedy(kind),
        switch (facts.temporal().state()) {
          case ENDED -> Progress.ENDED;
          case NONE, OF_ANOTHER_LINK, RUNNING, FAILED, TERMINATED, TIMED_OUT, UNKNOWN ->
              Progress.OPEN;
        },
        parked,
        Words.of(facts.source()),
        Words.of(facts.temporal()),
        Words.of(facts.warehouses()));
  }

  private Remedy remedy(FindingKind kind) {
    if (isParked()) {
      return Remedy.RESOLVE;
    }
    return switch (kind) {
      case NOT_STARTED -> Remedy.START;
      case PARKED -> Remedy.RESOLVE;
      case WORKFLOW_STOPPED -> Remedy.REPLAY;
      case UNKNOWN_TO_WAREHOUSE ->
          facts.temporal().state() == State.RUNNING ? Remedy.RESET : byState(Remedy.LOOK);
      case NOT_SHOWN_AT_SOURCE -> byState(Remedy.RECHECK);
      case CONFIRMED_NOT_SHOWN -> Remedy.REOPEN;
      case CANCELLED_YET_IN_WAREHOUSE ->
          facts.temporal().state() == State.RUNNING ? Remedy.START : Remedy.LOOK;
      case CANCELLED_BY_WAREHOUSE -> byState(Remedy.RECHECK);
      case IN_WAREHOUSE_ONLY,
          GONE_AT_SOURCE,
          IN_WAREHOUSE_TWICE,
          QUANTITY_DIFFERS,
          CANCELLED_NOT_SHOWN,
          CANCELLED_YET_DISPATCHED ->
          Remedy.LOOK;
    };
  }

  /** What a workflow that stopped in the middle needs comes before everything else. */
  private Remedy byState(Remedy whileItRuns) {
    return switch (facts.temporal().state()) {
      case NONE -> Remedy.START;
      case FAILED, TERMINATED, TIMED_OUT -> Remedy.REPLAY;
      case RUNNING, UNKNOWN -> whileItRuns;
      case ENDED -> whileItRuns == Remedy.RECHECK ? Remedy.REOPEN : whileItRuns;
      case OF_ANOTHER_LINK -> Remedy.LOOK;
    };
  }
}
