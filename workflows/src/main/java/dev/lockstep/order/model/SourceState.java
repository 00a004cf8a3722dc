package dev.lockstep.order.model;

/** What the order source says about an order as a whole. */
public enum SourceState {
  OPEN,
  CANCELLED
}
