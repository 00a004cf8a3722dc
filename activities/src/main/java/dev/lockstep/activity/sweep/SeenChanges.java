package dev.lockstep.activity.sweep;

import dev.lockstep.common.OrderId;
import dev.lockstep.port.OrderSource.ChangedOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest change of each order that this process has offered, so that the overlap of two sweeps
 * costs no calls. Bounded: the longest unused is forgotten first, which is harmless.
 */
final class SeenChanges {
  private final Map<OrderId, Long> versions;

  SeenChanges(int capacity) {
    versions =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<OrderId, Long> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized boolean contains(ChangedOrder changed) {
    Long version = versions.get(changed.order());
    return version != null && version >= changed.version();
  }

  void add(ChangedOrder changed) {
    add(changed.order(), changed.version());
  }

  synchronized void add(OrderId order, long version) {
    versions.merge(order, version, Math::max);
  }
}
