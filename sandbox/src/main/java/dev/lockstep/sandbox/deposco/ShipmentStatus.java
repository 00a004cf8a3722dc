package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an outbound shipment stands; what was shipped can be rolled back. */
public enum ShipmentStatus {
  NEW("New"),
  SHIPPING("Shipping"),
  SHIPPED("Shipped"),
  ROLLED_BACK("Rolled Back");

  private final String wire;

  ShipmentStatus(String wire) {
    this.wire = wire;
  }

  /** As written on the wire. */
  @JsonValue
  public String wire() {
    return wire;
  }

  boolean waiting() {
    return this == NEW || this == SHIPPING;
  }
}
