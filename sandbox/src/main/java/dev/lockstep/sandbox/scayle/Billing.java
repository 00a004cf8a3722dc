package dev.lockstep.sandbox.scayle;

import java.util.List;

/** What one package made the customer pay. */
public record Billing(long packageId, List<Long> itemIds, long cents) {
  public Billing {
    itemIds = List.copyOf(itemIds);
  }
}
