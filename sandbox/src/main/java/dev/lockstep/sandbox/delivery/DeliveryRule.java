package dev.lockstep.sandbox.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Which notices go wrong, and how.
 *
 * @param type a glob over the notice's type; absent means any
 * @param skip so many matching notices pass first
 * @param times at most so many are struck; 0 means no limit
 * @param probability 0…1, of each notice left after {@code skip}; absent means every one
 * @param waitMillis for {@code DELAY} and {@code REORDER}
 */
public record DeliveryRule(
    DeliveryFault fault, String type, int skip, int times, double probability, long waitMillis) {

  public DeliveryRule {
    type = type(type);
    probability = probability == 0 ? 1 : probability;
    if (fault == null) {
      throw new IllegalArgumentException("A delivery rule needs a fault. Name a DeliveryFault.");
    }
    if (skip < 0 || times < 0 || waitMillis < 0 || probability < 0 || probability > 1) {
      throw new IllegalArgumentException(
          "A delivery rule counts from 0 and its probability lies in 0..1. fault=" + fault);
    }
  }

  private static String type(@Nullable String type) {
    return type == null ? "**" : type;
  }

  public static DeliveryRule all(DeliveryFault fault) {
    return new DeliveryRule(fault, "**", 0, 0, 1, 200);
  }

  public static DeliveryRule once(DeliveryFault fault) {
    return new DeliveryRule(fault, "**", 0, 1, 1, 200);
  }

  public DeliveryRule probability(double share) {
    return new DeliveryRule(fault, type, skip, times, share, waitMillis);
  }

  public DeliveryRule waitMillis(long millis) {
    return new DeliveryRule(fault, type, skip, times, probability, millis);
  }
}
