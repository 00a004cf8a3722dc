package dev.lockstep.order;

/** Where an order stands. The names stand in search attributes and reports. */
public enum OrderStage {
  AWAITING_PAYMENT,
  CHECKING,
  RELEASING,
  AWAITING_DISPATCH,
  CONFIRMING,
  CONFIRMED,
  PARKED,
  CANCELLING,
  CANCELLED
}
