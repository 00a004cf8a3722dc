package dev.lockstep.sandbox.scayle;

/** Which {@code orderReferenceKey} the blocking calls carry. */
public enum KeyInCalls {
  /** The reference key that the order has now. */
  CURRENT,
  /** The one it was placed with, whatever it was changed to. */
  AS_PLACED
}
