package dev.lockstep.platform.scayle;

import dev.lockstep.common.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes that were sent and do not show yet. The platform may take its time, and what is sent twice
 * may happen twice; so nothing more is written to an order before its last write shows or enough
 * time has passed. Bounded, and known to this process only: so that no other sends it meanwhile,
 * who fails over such a write asks to be repeated only when that time is over.
 */
final class Unseen {
  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Duration resendAfter;
  private final Map<OrderId, Sent> sent = new LinkedHashMap<>();

  private record Sent(Plan.Write write, Instant at) {}

  Unseen(InstantSource clock, Duration resendAfter) {
    this.clock = clock;
    this.resendAfter = resendAfter;
  }

  synchronized void remember(OrderId order, Plan.Write write) {
    sent.remove(order);
    sent.put(order, new Sent(write, clock.instant()));
    if (sent.size() > MOST) {
      sent.remove(sent.keySet().iterator().next());
    }
  }

  /** What this order still has to show before it is written to again; null for nothing. */
  synchronized Plan.@Nullable Write of(StoredOrder order) {
    Sent last = sent.get(order.id());
    if (last == null) {
      return null;
    }
    boolean over = !clock.instant().isBefore(last.at().plus(resendAfter));
    if (over || last.write().isSettledIn(order)) {
      sent.remove(order.id());
      return null;
    }
    return last.write();
  }

  /** Until when the last write to an order may yet be done. */
  synchronized Duration left(OrderId order) {
    Sent last = sent.get(order);
    if (last == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), last.at().plus(resendAfter));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** The platform answered that it did nothing. */
  synchronized void forget(OrderId order) {
    sent.remove(order);
  }
}
