package dev.lockstep.order.twin;

/** Breaks the rule that workflow code starts no thread. */
public final class StartsAThread {
  public Thread start() {
    return Thread.startVirtualThread(() -> {});
  }
}
