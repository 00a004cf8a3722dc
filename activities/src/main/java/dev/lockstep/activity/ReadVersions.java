package dev.lockstep.activity;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which versions this process has read for orders that run, so that its sweeps need not ask them.
 * Bounded: the longest unused is forgotten first, which costs a question and nothing else.
 *
 * <p>What was read is judged, or is read again: a reading whose answer is lost on its way to the
 * order is repeated later, and then finds the same version or a newer one.
 */
public final class ReadVersions {
  /** Some 10 MB when full. */
  private static final int REMEMBERED = 50_000;

  private final Map<Key, Long> versions =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Key(LinkId link, OrderId order) {}

  /** Remembers a reading. */
  public synchronized void read(LinkId link, OrderId order, long version) {
    versions.merge(new Key(link, order), version, Math::max);
  }

  /** Whether a reading of this version or a newer one is remembered. */
  public synchronized boolean cover(LinkId link, OrderId order, long version) {
    Long read = versions.get(new Key(link, order));
    return read != null && read >= version;
  }
}
