package dev.lockstep.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A plan in words: what is counted first, then the strikes one by one. */
final class PlanText {
  private PlanText() {}

  static List<String> sentences(RehearsalPlan plan) {
    List<String> sentences = new ArrayList<>();
    sentences.add("Orders: %d.".formatted(plan.orders().size()));
    sentences.add("Links: %s.".formatted(counted(plan, order -> order.pair().toString())));
    sentences.add("What people do: %s.".formatted(counted(plan, order -> word(order.course()))));
    if (!plan.befallen().isEmpty()) {
      sentences.add("Orders befallen by: %s.".formatted(joined(plan.befallen())));
    }
    if (!plan.notices().isEmpty()) {
      sentences.add("Notices befallen by, in per cent: %s.".formatted(joined(plan.notices())));
    }
    plan.skews()
        .forEach((platform, ahead) ->
            sentences.add("The clock of %s is %+d s off.".formatted(platform, ahead.toSeconds())));
    plan.strikes().forEach(strike -> sentences.add(sentence(strike)));
    return sentences;
  }

  private static String sentence(Strike strike) {
    return "After order %d and %s: %s, for %s."
        .formatted(
            strike.afterOrder(), seconds(strike.delay()), strike.fault(), seconds(strike.length()));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String counted(RehearsalPlan plan, Function<PlannedOrder, String> by) {
    return joined(
        plan.orders().stream()
            .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting())));
  }

  private static String joined(Map<?, ?> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
