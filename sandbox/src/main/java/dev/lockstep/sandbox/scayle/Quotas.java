package dev.lockstep.sandbox.scayle;

import java.util.EnumMap;
import java.util.Map;

/**
 * Limits per scope and minute.
 *
 * @param perMinute enforced limits; a scope that is absent has none, and its headers say that
 *     nothing was used of the default
 * @param status of a call over the limit; the error key is {@code RATE_LIMIT_EXCEED} with any
 */
public record Quotas(Map<Scope, Integer> perMinute, int status) {
  public Quotas {
    perMinute = Map.copyOf(perMinute);
  }

  public static Quotas off() {
    return new Quotas(Map.of(), 429);
  }

  /** The platform's defaults, enforced. */
  public static Quotas asDocumented() {
    Map<Scope, Integer> limits = new EnumMap<>(Scope.class);
    for (Scope scope : Scope.values()) {
      limits.put(scope, scope.perMinute());
    }
    return new Quotas(limits, 429);
  }

  public Quotas with(Scope scope, int limit) {
    Map<Scope, Integer> limits = new EnumMap<>(Scope.class);
    limits.putAll(perMinute);
    limits.put(scope, limit);
    return new Quotas(limits, status);
  }

  /** It is not documented that the status is 429; a tenant may answer with another. */
  public Quotas answering(int newStatus) {
    return new Quotas(perMinute, newStatus);
  }
}
