package dev.lockstep.temporal;

/** A local server did not start. The message says why and what to do next. */
public final class LocalTemporalFailure extends RuntimeException {
  LocalTemporalFailure(String message) {
    super(message);
  }

  LocalTemporalFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
