package dev.lockstep.order.model;

/** What the order source says about an order as a whole. */
public enum SourceState {
  OPEN,
  /** Not, or no longer, for a warehouse: people at the source are still at work on it. */
  DRAFT,
  CANCELLED
}
