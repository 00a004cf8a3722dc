package dev.lockstep.schedule;

/** The alerts could not be started. The message says why and what to do next. */
public final class AlertsFailure extends RuntimeException {
  AlertsFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
