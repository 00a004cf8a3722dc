package dev.lockstep.rehearsal.verdict;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.HeldLine;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges one order. To be in front of a person excuses that it is not at its end; it never excuses
 * that something was shipped which should not have been.
 */
final class OrderCheck {
  private final Planned order;
  private final List<Held> holdings;
  private final Set<ExceptionCode> codes;
  private final List<Flaw> flaws = new ArrayList<>();
  private final Fate fate;

  /** What became of it. */
  enum Fate {
    CONFIRMED,
    CANCELLED,
    PARKED,
    FLAWED
  }

  OrderCheck(
      Planned order, @Nullable Placed placed, List<Held> holdings, Set<ExceptionCode> codes) {
    this.order = order;
    this.holdings = List.copyOf(holdings);
    this.codes = Set.copyOf(codes);
    this.fate = judge(placed);
  }

  Fate fate() {
    return fate;
  }

  List<Flaw> flaws() {
    return List.copyOf(flaws);
  }

  private Fate judge(@Nullable Placed placed) {
    if (placed == null) {
      return flawed(Violation.LOST, "It was planned, and its storefront does not have it.");
    }
    boolean givenUp = order.intent().isCancellation() || placed.cancelledAsWhole();
    if (holdings.isEmpty() && !givenUp && codes.isEmpty()) {
      return flawed(Violation.LOST, "Nothing in the warehouse, and nobody was told.");
    }
    surplus(placed);
    new Parcels(placed.shown(), holdings, codes)
        .flaws()
        .forEach((violation, sentence) -> flawed(violation, sentence));
    boolean tooLate =
        placed.refusalShown() || codes.contains(ExceptionCode.CANCELLED_BUT_DISPATCHED);
    if (placed.cancelledAsWhole() && !order.intent().isCancellation()) {
      flawed(Violation.LOST, "The storefront shows it as cancelled, and nobody asked for that.");
    }
    if (givenUp && hasLeft() && !tooLate) {
      flawed(
          order.intent() == Intent.CANCEL_EARLY
              ? Violation.EARLY_CANCELLED
              : Violation.DISPATCHED_THOUGH_CANCELLED,
          "It shipped although it was cancelled, and nobody was told that it was too late.");
    }
    if (!codes.isEmpty()) {
      return Fate.PARKED;
    }
    if (!flaws.isEmpty()) {
      return Fate.FLAWED;
    }
    return givenUp && !(tooLate && hasLeft()) ? givenUp(placed, tooLate) : shipped(placed);
  }

  private void surplus(Placed placed) {
    for (Held holding : holdings) {
      if (holding.created() > 1) {
        flawed(
            Violation.DUPLICATED,
            "The warehouse took %d orders under one reference.".formatted(holding.created()));
        return;
      }
    }
    Map<String, Long> asked = sum(HeldLine::ordered);
    Map<String, Long> sent = sum(HeldLine::dispatched);
    boolean editable = codes.contains(ExceptionCode.EDITED_AFTER_RELEASE);
    for (String line : asked.keySet()) {
      long bought = placed.shippable().getOrDefault(line, 0L);
      boolean tooMany =
          (!editable && asked.getOrDefault(line, 0L) > bought)
              || (!codes.contains(ExceptionCode.SHIPMENT_IMPLAUSIBLE)
                  && sent.getOrDefault(line, 0L) > Math.max(bought, asked.getOrDefault(line, 0L)));
      if (tooMany) {
        flawed(Violation.DUPLICATED, "The warehouse has more units of a line than were bought.");
        return;
      }
    }
  }

  /** It was cancelled, and nothing of it left. */
  private Fate givenUp(Placed placed, boolean tooLate) {
    if (isOpenInWarehouse()) {
      return flawed(
          Violation.STUCK_WITHOUT_CODE,
          tooLate
              ? "It was too late to cancel it, the warehouse has not shipped it, and nobody was"
                  + " told."
              : "The warehouse still means to ship a cancelled order, and nobody was told.");
    }
    return placed.cancelledAsWhole() || isWhollyCancelled(placed)
        ? Fate.CANCELLED
        : flawed(
            Violation.STUCK_WITHOUT_CODE,
            "The customer gave it up, nothing shipped, and the storefront does not show it as"
                + " cancelled.");
  }

  private Fate shipped(Placed placed) {
    Map<String, Long> asked = sum(HeldLine::ordered);
    for (Map.Entry<String, Long> line : placed.shippable().entrySet()) {
      long wanted = line.getValue() - placed.cancelled().getOrDefault(line.getKey(), 0L);
      if (asked.getOrDefault(line.getKey(), 0L) < wanted) {
        return flawed(Violation.LOST, "The warehouse has fewer units of a line than were bought.");
      }
    }
    if (isOpenInWarehouse()) {
      return flawed(
          Violation.STUCK_WITHOUT_CODE,
          "The warehouse has not shipped all of it, and nobody was told.");
    }
    if (!hasLeft()) {
      return flawed(Violation.LOST, "The warehouse gave all of it up, and nobody was told.");
    }
    return Fate.CONFIRMED;
  }

  private boolean hasLeft() {
    return holdings.stream()
        .anyMatch(holding ->
            !holding.parcels().isEmpty()
                || holding.lines().stream().anyMatch(line -> line.dispatched() > 0));
  }

  private boolean isOpenInWarehouse() {
    return holdings.stream()
        .anyMatch(holding ->
            !holding.cancelledAsWhole()
                && holding.lines().stream().anyMatch(line -> line.open() > 0));
  }

  private static boolean isWhollyCancelled(Placed placed) {
    return placed.shippable().entrySet().stream()
        .allMatch(line -> placed.cancelled().getOrDefault(line.getKey(), 0L) >= line.getValue());
  }

  private Map<String, Long> sum(ToLongFunction<HeldLine> units) {
    return holdings.stream()
        .flatMap(holding -> holding.lines().stream())
        .collect(Collectors.groupingBy(HeldLine::line, Collectors.summingLong(units)));
  }

  private Fate flawed(Violation violation, String sentence) {
    flaws.add(new Flaw(violation, order.link(), order.order(), sentence));
    return Fate.FLAWED;
  }
}
