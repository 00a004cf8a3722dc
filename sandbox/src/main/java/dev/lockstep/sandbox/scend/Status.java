package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a warehouse order stands. */
public enum Status {
  ACCEPTED("Accepted", 0),
  RECEIVED("Received", 10),
  ON_HOLD("OnHold", 15),
  BACK_ORDER("BackOrder", 15),
  QUERY("Query", 15),
  PART_ALLOCATED("PartAllocated", 18),
  ALLOCATED("Allocated", 20),
  RELEASED("Released", 30),
  PICKING("Picking", 40),
  PICKED("Picked", 50),
  PACKING("Packing", 55),
  PACKED("Packed", 60),
  PART_DISPATCHED("PartDispatched", 65),
  DISPATCHED("Dispatched", 70),
  DELIVERED("Delivered", 80),
  CANCEL_REQUESTED("CancelRequested", 90),
  AWAITING_RETURN_TO_STOCK("AwaitingReturnToStock", 95),
  CANCELLED("Cancelled", 100),
  REJECTED("Rejected", 100);

  private final String wire;
  private final int rank;

  Status(String wire, int rank) {
    this.wire = wire;
    this.rank = rank;
  }

  /** As written on the wire. */
  @JsonValue
  public String wire() {
    return wire;
  }

  int rank() {
    return rank;
  }

  boolean ended() {
    return this == CANCELLED || this == REJECTED || this == AWAITING_RETURN_TO_STOCK;
  }

  /** Reads the wire word or the constant's name. */
  @JsonCreator
  public static Status of(String word) {
    for (Status status : values()) {
      if (status.wire.equalsIgnoreCase(word) || status.name().equalsIgnoreCase(word)) {
        return status;
      }
    }
    throw new IllegalArgumentException(
        "The warehouse knows no such status. status=" + word + ". Name one of Status.");
  }
}
