package dev.lockstep.reconciliation;

import java.util.List;

/** What Temporal says of some orders, in the order asked. */
public record TemporalFacts(int version, List<TemporalFact> orders) {
  public static final int VERSION = 1;

  public TemporalFacts {
    version = version == 0 ? VERSION : version;
    orders = orders == null ? List.of() : List.copyOf(orders);
  }
}
