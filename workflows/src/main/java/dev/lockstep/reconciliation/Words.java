package dev.lockstep.reconciliation;

import dev.lockstep.common.ExceptionCode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each side says of an order, in a few words without personal data. */
final class Words {
  private Words() {}

  static String of(SourceFact fact) {
    return switch (fact.standing()) {
      case UNKNOWN -> "could not be read";
      case ABSENT -> "no such order";
      case DRAFT -> "a draft";
      case INCOMPLETE -> "incomplete" + units(fact);
      case UNPAID -> "unpaid" + units(fact);
      case DUE -> "due" + units(fact);
      case CANCELLED -> "cancelled";
      case SHIPPED -> "shipped" + units(fact);
    };
  }

  private static String units(SourceFact fact) {
    int wanted = fact.lines().stream().mapToInt(line -> line.wanted().units()).sum();
    int shown = fact.lines().stream().mapToInt(line -> line.shown().units()).sum();
    return ", %d wanted, %d shown as dispatched".formatted(wanted, shown);
  }

  static String of(TemporalFact fact) {
    return switch (fact.state()) {
      case NONE -> "no workflow";
      case OF_ANOTHER_LINK -> "an order of another link";
      case RUNNING -> "running" + stage(fact);
      case ENDED -> "ended" + stage(fact);
      case FAILED -> "failed" + stage(fact);
      case TERMINATED -> "terminated" + stage(fact);
      case TIMED_OUT -> "timed out" + stage(fact);
      case UNKNOWN -> "could not be read";
    };
  }

  private static String stage(TemporalFact fact) {
    ExceptionCode exception = fact.exception();
    if (exception != null) {
      return ", parked as " + exception;
    }
    return fact.stage() == null
        ? ""
        : ", " + fact.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String of(List<WarehouseFact> facts) {
    List<String> each =
        facts.stream()
            .flatMap(fact ->
                fact.trouble() != null
                    ? Stream.of(fact.warehouse() + " could not be read")
                    : fact.holdings().stream().map(holding -> of(fact, holding)))
            .toList();
    return each.isEmpty() ? "nothing" : each.stream().collect(Collectors.joining("; "));
  }

  private static String of(WarehouseFact fact, WarehouseFact.Holding holding) {
    int kept = holding.lines().stream().mapToInt(line -> line.kept().units()).sum();
    int shipped = holding.lines().stream().mapToInt(line -> line.shipped().units()).sum();
    return "%s: %s, %d to ship, %d shipped"
        .formatted(fact.warehouse(), holding.rawStatus(), kept, shipped);
  }
}
