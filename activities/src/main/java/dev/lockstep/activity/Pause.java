package dev.lockstep.activity;

import java.time.Duration;

/** A short wait inside one activity attempt. */
@FunctionalInterface
public interface Pause {

  void pause(Duration duration);

  /** Blocks the calling thread, which ought to be a virtual one. */
  static Pause sleeping() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The worker is stopping; the activity is tried again.", e);
      }
    };
  }
}
