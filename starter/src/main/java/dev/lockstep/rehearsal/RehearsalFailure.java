package dev.lockstep.rehearsal;

/** The rehearsal could not be held; the message says why and what to do. */
public final class RehearsalFailure extends RuntimeException {
  RehearsalFailure(String message) {
    super(message);
  }

  RehearsalFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
