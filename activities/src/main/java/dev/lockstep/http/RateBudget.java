package dev.lockstep.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * The request budget of one connection: a token bucket, a bound on what goes within any second, and
 * a bound on requests under way.
 *
 * <p>First come, first served. Callers wait on their own (virtual) thread; who would have to wait
 * longer than {@link #LONGEST_WAIT} for the bucket is told so at once instead, so that nobody's
 * time-out runs out in a queue.
 */
final class RateBudget {
  static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final long interval;
  private final long credit;
  private final Departures departures;
  private final Semaphore concurrent;
  private final Ticker ticker;
  private long nextFree;

  RateBudget(RatePolicy policy, Ticker ticker) {
    this.interval = Math.max(1, Math.round(1e9 / policy.perSecond()));
    this.credit = interval * (policy.burst() - 1L);
    this.departures = new Departures(policy);
    this.concurrent = new Semaphore(policy.maxConcurrent(), true);
    this.ticker = ticker;
    this.nextFree = ticker.nanos() - credit;
  }

  /** A turn: to be given back when the request is over. */
  interface Place {
    void giveBack();
  }

  /**
   * Waits for a turn.
   *
   * @return empty where the queue is too long; nothing is taken then
   */
  Optional<Place> take() throws InterruptedException {
    concurrent.acquire();
    boolean taken = false;
    try {
      Optional<Duration> wait = reserve();
      if (wait.isPresent()) {
        if (!wait.get().isZero()) {
          ticker.sleep(wait.get());
        }
        awaitDeparture();
        taken = true;
      }
    } finally {
      if (!taken) {
        concurrent.release();
      }
    }
    return taken ? Optional.of(concurrent::release) : Optional.empty();
  }

  /**
   * How much of what may be asked at once is taken: 0 after a pause, 1 when the next request has to
   * wait, more while some are waiting.
   */
  synchronized double used() {
    long taken = Math.max(0, nextFree - (ticker.nanos() - credit));
    return (double) taken / (credit + interval);
  }

  private void awaitDeparture() throws InterruptedException {
    Duration wait = departures.depart(ticker.nanos());
    while (!wait.isZero()) {
      ticker.sleep(wait);
      wait = departures.depart(ticker.nanos());
    }
  }

  private synchronized Optional<Duration> reserve() {
    long now = ticker.nanos();
    long turn = Math.max(nextFree, now - credit);
    Duration wait = Duration.ofNanos(Math.max(0, turn - now));
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      return Optional.empty();
    }
    nextFree = turn + interval;
    return Optional.of(wait);
  }
}
