package dev.lockstep.schedule;

/** The sweeps could not be set up. The message says why and what to do next. */
public final class SweepsFailure extends RuntimeException {
  SweepsFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
