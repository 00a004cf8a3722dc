package dev.lockstep.demo;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.demo.LedgerVerdict.Fate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of the demo's table.
 *
 * @param pair whose order it is
 * @param parked the codes under which Lockstep holds it; empty unless it is parked
 * @param flaw what is wrong with it by the ledgers; null where nothing is
 */
public record OrderOutcome(
    Pair pair,
    String order,
    @Nullable String number,
    String story,
    Expectation expected,
    Fate fate,
    List<ExceptionCode> parked,
    @Nullable String flaw) {
  public OrderOutcome {
    parked = List.copyOf(parked);
  }

  boolean asExpected() {
    return flaw == null
        && switch (expected) {
          case Expectation.Confirmed confirmed -> fate == Fate.CONFIRMED;
          case Expectation.Cancelled cancelled -> fate == Fate.CANCELLED;
          case Expectation.InFrontOfAPerson(ExceptionCode code) ->
              fate == Fate.PARKED && parked.contains(code);
          case Expectation.Anything anything -> fate != Fate.LOST;
        };
  }

  String words() {
    if (flaw != null) {
      return "%s: %s".formatted(fate.name().toLowerCase(Locale.ROOT), flaw);
    }
    return fate == Fate.PARKED
        ? "parked, " + parked.stream().map(Enum::name).collect(Collectors.joining(", "))
        : fate.name().toLowerCase(Locale.ROOT);
  }
}
