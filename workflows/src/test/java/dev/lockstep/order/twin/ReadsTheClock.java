package dev.lockstep.order.twin;

import java.time.Instant;

/** Breaks the rule that workflow code reads no clock. */
public final class ReadsTheClock {
  public Instant now() {
    return Instant.now();
  }
}
