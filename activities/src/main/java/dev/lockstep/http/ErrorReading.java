package dev.lockstep.http;

import java.time.Duration;
import java.util.Optional;

/** What only the platform's own documents say about its errors. */
public interface ErrorReading {
  /** Takes HTTP at its word: a 403 is about credentials, a 5xx on a write may have happened. */
  ErrorReading BY_THE_BOOK = new ErrorReading() {};

  /** Whether this 403 means "slow down". */
  default boolean isThrottle(ApiResponse forbidden) {
    return false;
  }

  /**
   * How long to wait where an error means "slow down" in a shape of the platform's own, whatever
   * its status; empty where it means what HTTP says.
   */
  default Optional<Duration> ownThrottle(ApiResponse error) {
    return Optional.empty();
  }

  /** Whether this page for people, sent as a success, means that there is nothing at the path. */
  default boolean isWrongPath(ApiResponse page) {
    return false;
  }

  /** Whether this error (5xx) promises that nothing was done. */
  default boolean surelyHadNoEffect(ApiResponse error) {
    return false;
  }
}
