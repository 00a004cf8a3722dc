package dev.lockstep.sandbox.deposco;

import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Counts the calls of all clients together, over the last second. */
final class AccountLimit {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Deque<Instant> taken = new ArrayDeque<>();
  private @Nullable Quota quota;

  AccountLimit(DeposcoOptions options) {
    this.clock = options.clock();
    this.quota = options.quota();
  }

  synchronized void become(@Nullable Quota newQuota) {
    quota = newQuota;
    taken.clear();
  }

  /**
   * Takes one call, or refuses it; a refused call counts as none.
   *
   * @throws Refusal 429 without a body
   */
  synchronized void take() {
    Quota now = quota;
    if (now == null) {
      return;
    }
    Instant at = clock.instant();
    while (!taken.isEmpty() && !taken.peekFirst().isAfter(at.minus(WINDOW))) {
      taken.removeFirst();
    }
    if (taken.size() >= now.perSecond()) {
      Answer answer = DeposcoProblem.answer(429, null);
      Integer seconds = now.retryAfterSeconds();
      throw new Refusal(seconds == null ? answer : answer.with("Retry-After", seconds.toString()));
    }
    taken.addLast(at);
  }
}
