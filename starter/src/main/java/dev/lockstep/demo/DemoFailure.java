package dev.lockstep.demo;

/** The demo cannot go on. The message says why and what to do next. */
public final class DemoFailure extends RuntimeException {
  DemoFailure(String message) {
    super(message);
  }

  DemoFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
