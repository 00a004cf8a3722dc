package dev.lockstep.board;

import dev.lockstep.board.Visibility.NotSeen;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The newest figures, shared by all who look: made anew once they are some seconds old, by one
 * while the others see those before.
 */
final class Newest {
  static final Duration GOOD_FOR = Duration.ofSeconds(10);

  private final Supplier<Figures> watch;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Seen last;

  /**
   * What can be shown.
   *
   * @param figures the newest there are; empty where there never were any
   * @param trouble why they are not of now; empty where they are
   */
  record Seen(Instant at, Optional<Figures> figures, Optional<NotSeen.Why> trouble) {}

  Newest(Supplier<Figures> watch, InstantSource clock) {
    this.watch = watch;
    this.clock = clock;
  }

  Seen get() {
    Seen known = last;
    if (known != null && (isFresh(known) || !asking.tryLock())) {
      return known;
    }
    if (known == null) {
      asking.lock();
    }
    try {
      Seen meanwhile = last;
      if (meanwhile != null && isFresh(meanwhile)) {
        return meanwhile;
      }
      Seen seen = look(meanwhile);
      last = seen;
      return seen;
    } finally {
      asking.unlock();
    }
  }

  private boolean isFresh(Seen seen) {
    return clock.instant().isBefore(seen.at().plus(GOOD_FOR));
  }

  private Seen look(@Nullable Seen before) {
    try {
      Figures figures = watch.get();
      return new Seen(clock.instant(), Optional.of(figures), Optional.empty());
    } catch (NotSeen e) {
      return new Seen(
          clock.instant(),
          before == null ? Optional.empty() : before.figures(),
          Optional.of(e.why()));
    }
  }
}
