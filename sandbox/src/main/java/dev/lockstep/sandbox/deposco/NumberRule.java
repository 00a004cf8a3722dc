package dev.lockstep.sandbox.deposco;

/** What a second create with the same number within a business unit does. */
public enum NumberRule {
  /** It updates the order there is, or is refused when that has been released. */
  UPDATES,
  /** It becomes a second order, as with customer orders; the ledger shows it. */
  CREATES_ANOTHER
}
