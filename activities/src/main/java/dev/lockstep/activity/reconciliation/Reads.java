package dev.lockstep.activity.reconciliation;

import dev.lockstep.activity.Pause;
import dev.lockstep.common.FailureKind;
import dev.lockstep.port.PlatformFailure;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one order after the other. What passes is tried again; a connection that failed for several
 * orders in a row is left alone for the rest of the batch.
 */
final class Reads {
  private static final int ATTEMPTS = 3;
  private static final int LEFT_ALONE_AFTER = 3;
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final Pause pause;
  private int failedInARow;
  private @Nullable FailureKind leftAloneFor;

  Reads(Pause pause) {
    this.pause = pause;
  }

  /**
   * Reads one.
   *
   * @param otherwise what is said of it where it cannot be read
   */
  <T> T read(Supplier<T> reading, Function<FailureKind, T> otherwise) {
    if (leftAloneFor != null) {
      return otherwise.apply(leftAloneFor);
    }
    for (int attempt = 1; ; attempt++) {
      try {
        T read = reading.get();
        failedInARow = 0;
        return read;
      } catch (PlatformFailure failure) {
        if (attempt == ATTEMPTS || !mayPass(failure.kind())) {
          count(failure.kind());
          return otherwise.apply(failure.kind());
        }
        pause.pause(
            failure
                .retryAfter()
                .filter(asked -> asked.compareTo(LONGEST_PAUSE) <= 0)
                .orElse(USUAL_PAUSE));
      }
    }
  }

  private static boolean mayPass(FailureKind kind) {
    return switch (kind) {
      case RATE_LIMITED, UNAVAILABLE, OUTCOME_UNKNOWN, CONFLICT -> true;
      case NOT_FOUND, REJECTED, UNAUTHORISED, MALFORMED -> false;
    };
  }

  private void count(FailureKind kind) {
    switch (kind) {
      case RATE_LIMITED, UNAVAILABLE, OUTCOME_UNKNOWN, UNAUTHORISED -> {
        if (++failedInARow == LEFT_ALONE_AFTER) {
          leftAloneFor = kind;
        }
      }
      case CONFLICT, NOT_FOUND, REJECTED, MALFORMED -> failedInARow = 0;
    }
  }
}
