package dev.lockstep.reconciliation;

import java.util.List;

/** What the order source says of some orders, in the order asked. */
public record SourceFacts(int version, List<SourceFact> orders) {
  public static final int VERSION = 1;

  public SourceFacts {
    version = version == 0 ? VERSION : version;
    orders = orders == null ? List.of() : List.copyOf(orders);
  }
}
