package dev.lockstep.sandbox.scayle;

import dev.lockstep.sandbox.http.Answer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** Counts calls per scope in whole minutes, and tells every caller where it stands. */
final class Meter {
  private static final long WINDOW_SECONDS = 60;

  private final Quotas quotas;
  private final InstantSource clock;
  private final Map<Scope, Window> windows = new EnumMap<>(Scope.class);

  Meter(Quotas quotas, InstantSource clock) {
    this.quotas = quotas;
    this.clock = clock;
  }

  private record Window(long minute, int used) {}

  /** Where one call stands. */
  record Reading(Scope scope, int limit, int remaining, long resetSeconds, boolean exceeded) {
    Answer on(Answer answer) {
      return answer
          .with("X-RateLimit-Scope", scope.wire())
          .with("X-RateLimit-Limit", Integer.toString(limit))
          .with("X-RateLimit-Remaining", Integer.toString(remaining))
          .with("X-RateLimit-Reset", Long.toString(resetSeconds));
    }
  }

  synchronized Reading count(Scope scope) {
    Instant now = clock.instant();
    long minute = Math.floorDiv(now.getEpochSecond(), WINDOW_SECONDS);
    long reset = WINDOW_SECONDS - Math.floorMod(now.getEpochSecond(), WINDOW_SECONDS);
    Integer limit = quotas.perMinute().get(scope);
    if (limit == null) {
      return new Reading(scope, scope.perMinute(), scope.perMinute() - 1, reset, false);
    }
    Window window = windows.get(scope);
    int used = (window == null || window.minute() != minute ? 0 : window.used()) + 1;
    windows.put(scope, new Window(minute, used));
    return new Reading(scope, limit, Math.max(0, limit - used), reset, used > limit);
  }
}
