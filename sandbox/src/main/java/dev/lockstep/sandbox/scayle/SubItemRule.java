package dev.lockstep.sandbox.scayle;

/** How the services and parts beneath an item are answered. */
public enum SubItemRule {
  /** Each needs a shipment or cancellation of its own. */
  ANSWERED_ALONE,
  /** They go the way of their main item. */
  FOLLOW_MAIN_ITEM
}
