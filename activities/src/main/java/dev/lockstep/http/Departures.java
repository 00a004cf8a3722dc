package dev.lockstep.http;

import java.time.Duration;

/**
 * When requests really went. A thread that wakes late goes late, and the next one in time: without
 * this, a busy machine would send more within a second than the platform allows.
 */
final class Departures {
  /** Somewhat more than a second, since requests arrive less evenly than they depart. */
  private static final long WINDOW = Duration.ofMillis(1020).toNanos();

  private final long[] went;
  private final boolean bounded;
  private int next;
  private long count;

  Departures(RatePolicy policy) {
    // A rate below one a second leaves nothing to bound within one.
    this.bounded = policy.perSecond() >= 1;
    this.went = new long[bounded ? (int) Math.floor(policy.perSecond()) + policy.burst() - 1 : 1];
  }

  /**
   * Goes now, if a second that ends now has room for it.
   *
   * @return how long to wait before asking again; zero where it may go
   */
  synchronized Duration depart(long now) {
    if (!bounded) {
      return Duration.ZERO;
    }
    if (count >= went.length) {
      long wait = went[next] + WINDOW - now;
      if (wait > 0) {
        return Duration.ofNanos(wait);
      }
    }
    went[next] = now;
    next = (next + 1) % went.length;
    count++;
    return Duration.ZERO;
  }
}
