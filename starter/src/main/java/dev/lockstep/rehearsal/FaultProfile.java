package dev.lockstep.rehearsal;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which faults a rehearsal has, and how often.
 *
 * @param name as it was asked for
 * @param rates per 100 orders or notices, as {@link Fault.Reach} says
 */
public record FaultProfile(String name, Map<Fault, Double> rates) {
  /** How often a fault befalls that is rehearsed alone. */
  private static final double ALONE = 30;

  private static final Map<String, Map<Fault, Double>> NAMED = named();

  public FaultProfile {
    Map<Fault, Double> copy = new EnumMap<>(Fault.class);
    copy.putAll(rates);
    copy.values().removeIf(rate -> rate <= 0);
    rates = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads names of profiles and faults, separated by commas, each fault with a rate if wanted:
   * {@code usual,worker-kill=4}. What comes later has the last word.
   *
   * @throws IllegalArgumentException with the sentence to show if there is no such thing
   */
  public static FaultProfile parse(String text) {
    Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      Map<Fault, Double> profile = NAMED.get(pair[0]);
      if (profile != null && pair.length == 1) {
        rates.putAll(profile);
      } else {
        Fault fault =
            Fault.named(pair[0])
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "There is no such fault or profile: '%s'. See them with --faults list."
                            .formatted(part.strip())));
        rates.put(fault, pair.length == 1 ? alone(fault) : rate(part.strip(), pair[1]));
      }
    }
    return new FaultProfile(text, rates);
  }

  /** The profiles that have a name of their own, the mildest first. */
  public static Map<String, Map<Fault, Double>> all() {
    return NAMED;
  }

  /** The rate of a fault in a profile with a name, as people write it; a dash where it has none. */
  public static String rateText(String profile, Fault fault) {
    Double rate = NAMED.getOrDefault(profile, Map.of()).get(fault);
    if (rate == null) {
      return "–";
    }
    return rate == Math.rint(rate) ? Long.toString(Math.round(rate)) : Double.toString(rate);
  }

  double rate(Fault fault) {
    return rates.getOrDefault(fault, 0.0);
  }

  /** How often a fault of the whole run strikes among so many orders. */
  int strikes(Fault fault, int orders) {
    double rate = rate(fault);
    return rate == 0 ? 0 : (int) Math.max(1, Math.round(rate * orders / 100));
  }

  private static double alone(Fault fault) {
    return switch (fault.reach()) {
      case ORDERS, NOTICES -> ALONE;
      case RUN -> 1;
    };
  }

  private static double rate(String part, String number) {
    if (number.matches("[0-9]{1,3}(\\.[0-9]{1,2})?")) {
      double rate = Double.parseDouble(number);
      if (rate <= 100) {
        return rate;
      }
    }
    throw new IllegalArgumentException(
        "The rate of a fault is a number from 0 to 100: '%s'.".formatted(part));
  }

  private static Map<String, Map<Fault, Double>> named() {
    Map<String, Map<Fault, Double>> named = new LinkedHashMap<>();
    named.put("none", Map.of());
    named.put(
        "calm",
        rates(
            Stream.of(
                each(1, Fault.ANSWER_LOST, Fault.ERROR_AFTER_COMMIT, Fault.ERROR_BEFORE_COMMIT),
                each(1, Fault.CONNECTION_RESET, Fault.RATE_LIMIT, Fault.SLOW_BODY),
                each(5, Fault.WEBHOOK_DUPLICATED, Fault.WEBHOOK_REORDERED, Fault.WEBHOOK_DELAYED),
                each(0.1, Fault.WORKER_STOP))));
    named.put(
        "usual",
        rates(
            Stream.of(
                each(3, Fault.ANSWER_LOST, Fault.ERROR_AFTER_COMMIT, Fault.ERROR_BEFORE_COMMIT),
                each(2, Fault.CONNECTION_RESET, Fault.SLOW_BODY, Fault.HALF_PAGE, Fault.HTML_PAGE),
                each(2, Fault.RATE_LIMIT, Fault.VERSION_CONFLICT),
                each(0.7, Fault.TIME_OUT),
                each(10, Fault.WEBHOOK_DUPLICATED, Fault.WEBHOOK_REORDERED, Fault.WEBHOOK_DELAYED),
                each(5, Fault.WEBHOOK_DROPPED),
                each(2, Fault.FORGED_SIGNATURE, Fault.FORGED_STALE),
                each(2, Fault.FORGED_UNKNOWN_ORDER, Fault.FORGED_REPLAY),
                each(0.3, Fault.CLOCK_SKEW, Fault.RATE_LIMIT_STORM, Fault.RATE_LIMIT_BARE),
                each(0.3, Fault.MAINTENANCE, Fault.RECEIVER_KILL, Fault.WORKER_STOP),
                each(0.7, Fault.WORKER_KILL))));
    named.put(
        "storm",
        rates(
            Stream.of(
                each(8, Fault.ANSWER_LOST, Fault.ERROR_AFTER_COMMIT, Fault.ERROR_BEFORE_COMMIT),
                each(6, Fault.CONNECTION_RESET, Fault.SLOW_BODY, Fault.HALF_PAGE, Fault.HTML_PAGE),
                each(6, Fault.RATE_LIMIT, Fault.VERSION_CONFLICT),
                each(2, Fault.TIME_OUT),
                each(20, Fault.WEBHOOK_DUPLICATED, Fault.WEBHOOK_REORDERED, Fault.WEBHOOK_DELAYED),
                each(25, Fault.WEBHOOK_DROPPED),
                each(5, Fault.FORGED_SIGNATURE, Fault.FORGED_STALE),
                each(5, Fault.FORGED_UNKNOWN_ORDER, Fault.FORGED_REPLAY),
                each(1, Fault.CLOCK_SKEW, Fault.RATE_LIMIT_STORM, Fault.RATE_LIMIT_BARE),
                each(1, Fault.MAINTENANCE, Fault.WORKER_STOP, Fault.TEMPORAL_RESTART),
                each(2, Fault.WORKER_KILL, Fault.RECEIVER_KILL))));
    return Collections.unmodifiableMap(named);
  }

  private static Map<Fault, Double> rates(Stream<Map<Fault, Double>> parts) {
    return parts
        .flatMap(part -> part.entrySet().stream())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<Fault, Double> each(double rate, Fault... faults) {
    return Arrays.stream(faults).collect(Collectors.toMap(fault -> fault, fault -> rate));
  }
}
