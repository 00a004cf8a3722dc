package dev.lockstep.sandbox.scayle;

/** What happens when an item is shipped or cancelled that was already. */
public enum RepeatRule {
  /** It happens again: a second package, a second bill. */
  HAPPENS_AGAIN,
  /** 409. */
  REFUSED
}
