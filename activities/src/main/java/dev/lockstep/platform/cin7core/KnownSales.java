package dev.lockstep.platform.cin7core;

import dev.lockstep.common.OrderId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sales that were seen authorised. One of them that is a draft now was taken back, while any other
 * draft never was for a warehouse; the list does not tell the two apart.
 *
 * <p>Bounded and of this process only: what is forgotten is told by its webhook all the same.
 */
final class KnownSales {
  private static final int MOST = 20_000;

  private final Map<OrderId, Boolean> seen =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, Boolean> eldest) {
          return size() > MOST;
        }
      };

  synchronized void add(OrderId sale) {
    seen.put(sale, true);
  }

  synchronized boolean contains(OrderId sale) {
    return seen.containsKey(sale);
  }
}
