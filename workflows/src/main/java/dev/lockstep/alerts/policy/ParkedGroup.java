package dev.lockstep.alerts.policy;

import dev.lockstep.alerts.GroupKey;
import dev.lockstep.alerts.OldestOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The orders of one group as a look sees them.
 *
 * @param orders at least one; kept the longest parked first
 * @param oldest one for each link
 */
public record ParkedGroup(GroupKey key, List<ParkedOrder> orders, List<OldestOrder> oldest) {
  private static final int EXAMPLES = 5;

  public ParkedGroup {
    if (orders.isEmpty()) {
      throw new IllegalArgumentException("A group has at least one order: " + key);
    }
    orders =
        orders.stream()
            .sorted(Comparator.comparing(ParkedOrder::since).thenComparing(ParkedOrder::workflowId))
            .toList();
    oldest = oldest.stream().sorted(Comparator.comparing(OldestOrder::since)).toList();
  }

  List<String> examples() {
    return orders.stream().limit(EXAMPLES).map(ParkedOrder::number).toList();
  }

  Instant earliestDue() {
    return orders.stream().map(ParkedOrder::due).min(Comparator.naturalOrder()).orElseThrow();
  }

  Instant newest() {
    return orders.getLast().since();
  }

  /** Orders that somebody who was told of {@code count}, the newest of then, does not know. */
  int unknownTo(Instant knownNewest, int knownCount) {
    int later = (int) orders.stream().filter(order -> order.since().isAfter(knownNewest)).count();
    return Math.max(later, Math.max(0, orders.size() - knownCount));
  }
}
