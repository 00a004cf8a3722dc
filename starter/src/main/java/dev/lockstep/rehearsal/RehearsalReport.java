package dev.lockstep.rehearsal;

import dev.lockstep.demo.LedgerVerdict;
import dev.lockstep.demo.LedgerVerdict.Fate;
import dev.lockstep.rehearsal.OrderFlow.Unended;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a rehearsal comes to.
 *
 * @param placed how many orders were placed, of those that were planned
 * @param verdict what the ledgers say about them
 * @param unended orders whose workflow did not end, or failed
 * @param kills of the worker
 * @param faults how often a platform did what it was asked and did not say so
 */
public record RehearsalReport(
    int planned,
    int placed,
    LedgerVerdict verdict,
    List<Unended> unended,
    int kills,
    int temporalRestarts,
    int faults,
    long seconds) {
  public RehearsalReport {
    unended = List.copyOf(unended);
  }

  public int confirmed() {
    return verdict.count(Fate.CONFIRMED);
  }

  public int cancelled() {
    return verdict.count(Fate.CANCELLED);
  }

  public int parked() {
    return verdict.count(Fate.PARKED);
  }

  public int lost() {
    return verdict.count(Fate.LOST);
  }

  public int duplicated() {
    return verdict.duplicated().size();
  }

  /** Every order was placed, ended, and stands in the warehouse exactly once. */
  public boolean isPassed() {
    return placed == planned && unended.isEmpty() && verdict.isClean();
  }

  public String sentence() {
    return "%d placed, %d confirmed, %d cancelled, %d parked, lost %d, duplicated %d; %s, %s, %s."
        .formatted(
            placed,
            confirmed(),
            cancelled(),
            parked(),
            lost(),
            duplicated(),
            counted(kills, "worker kill"),
            counted(temporalRestarts, "Temporal restart"),
            counted(faults, "answer") + " lost");
  }

  /** What is wrong with which order, a sentence each; empty after a rehearsal that was passed. */
  public List<String> complaints() {
    Stream<String> missing =
        placed == planned
            ? Stream.empty()
            : Stream.of("%d of %d orders were not placed.".formatted(planned - placed, planned));
    Stream<String> stuck =
        unended.stream()
            .map(each ->
                "Order %s did not end. stage=%s parked=%s"
                    .formatted(each.order(), each.stage(), each.parked()));
    Stream<String> flawed =
        verdict.flaws().entrySet().stream()
            .map(flaw -> "Order %s: %s".formatted(flaw.getKey(), flaw.getValue()));
    return Stream.of(missing, stuck, flawed).flatMap(each -> each).toList();
  }

  private static String counted(int count, String what) {
    return "%d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }
}
