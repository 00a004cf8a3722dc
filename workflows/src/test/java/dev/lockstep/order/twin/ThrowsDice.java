package dev.lockstep.order.twin;

/** Breaks the rule that workflow code throws no dice. */
public final class ThrowsDice {
  public double roll() {
    return Math.random();
  }
}
