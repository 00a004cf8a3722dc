package dev.lockstep.order.twin;

/** Breaks the rule that workflow code reads no environment. */
public final class ReadsTheEnvironment {
  public boolean looks() {
    return System.getenv("LOCKSTEP_PEAK") != null;
  }
}
