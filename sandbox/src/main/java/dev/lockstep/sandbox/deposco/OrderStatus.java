package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/** Where a sales order stands, in the platform's order. */
public enum OrderStatus {
  DRAFT("Draft"),
  NEW("New"),
  HOLD("Hold"),
  READY_FOR_FULFILLMENT("Ready for Fulfillment"),
  WAVE_BUILT("Wave Built"),
  BACK_ORDERED("Back Ordered"),
  PARTIALLY_RELEASED("Partially Released"),
  RELEASED("Released"),
  PICKING("Picking"),
  PICK_COMPLETE("Pick Complete"),
  PARTIALLY_STAGED("Partially Staged"),
  STAGED("Staged"),
  PARTIALLY_LOADED("Partially Loaded"),
  LOADED("Loaded"),
  PARTIALLY_SHIPPED("Partially Shipped"),
  SHIP_COMPLETE("Ship Complete"),
  CANCELED("Canceled");

  private final String wire;

  OrderStatus(String wire) {
    this.wire = wire;
  }

  /** As written on the wire. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /** Before the wave is released: data can be edited, lines added, the whole canceled. */
  boolean beforeRelease() {
    return compareTo(BACK_ORDERED) <= 0;
  }

  boolean released() {
    return !beforeRelease() && this != CANCELED;
  }

  /** The statuses that a caller may set from here. */
  Set<OrderStatus> moves() {
    return switch (this) {
      case DRAFT, READY_FOR_FULFILLMENT, WAVE_BUILT, BACK_ORDERED -> Set.of(NEW, HOLD, CANCELED);
      case NEW -> Set.of(HOLD, CANCELED);
      case HOLD -> Set.of(NEW, CANCELED);
      case PARTIALLY_RELEASED,
          RELEASED,
          PICKING,
          PICK_COMPLETE,
          PARTIALLY_STAGED,
          STAGED,
          PARTIALLY_LOADED,
          LOADED,
          PARTIALLY_SHIPPED,
          SHIP_COMPLETE,
          CANCELED ->
          Set.of();
    };
  }

  /** Reads the wire word or the constant's name. */
  @JsonCreator
  public static OrderStatus of(String word) {
    for (OrderStatus status : values()) {
      if (status.wire.equalsIgnoreCase(word) || status.name().equalsIgnoreCase(word)) {
        return status;
      }
    }
    throw new IllegalArgumentException(
        "The warehouse knows no such status. status=" + word + ". Name one of OrderStatus.");
  }
}
