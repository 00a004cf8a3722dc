package dev.lockstep.sandbox.deposco;

/** How a single resource is answered to a GET. */
public enum Envelope {
  BARE,
  /** Within a key of its kind: {@code {"salesOrder": …}}. */
  WRAPPED
}
