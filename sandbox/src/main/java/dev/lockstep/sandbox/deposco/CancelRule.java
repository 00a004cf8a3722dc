package dev.lockstep.sandbox.deposco;

/** What {@code canceledPackQuantity} in the cancellation of a line means; not documented. */
public enum CancelRule {
  /** So many units more: a repeat cancels again. */
  ADDS,
  /** So many units altogether: a repeat changes nothing. */
  TOTAL
}
