package dev.lockstep.sandbox.deposco;

/** What {@code externalLineNumber} of shipment and container lines holds. */
public enum LineEcho {
  /** Nothing; a line is found by {@code orderLine.id} only. */
  BLANK,
  /** The {@code customerLineNumber} of the order line. */
  CUSTOMER_LINE_NUMBER
}
