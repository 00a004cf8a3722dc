package dev.lockstep.sandbox.delivery;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * When one notice is tried, and what follows when the last try failed.
 *
 * @param pauses so long before each try
 * @param wanted asked before each try; false gives the notice up
 * @param exhausted runs when the last try failed
 */
public record Attempts(List<Duration> pauses, BooleanSupplier wanted, Runnable exhausted) {
  public Attempts {
    pauses = List.copyOf(pauses);
  }

  static Attempts of(DeliveryPolicy policy) {
    return new Attempts(policy.pauses(), () -> true, () -> {});
  }
}
