package dev.lockstep.bench;

/** The benchmark cannot go on. The message says why and what to do next. */
public final class BenchFailure extends RuntimeException {
  BenchFailure(String message) {
    super(message);
  }

  BenchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
