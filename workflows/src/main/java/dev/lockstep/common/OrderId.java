package dev.lockstep.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The order source's own immutable id of an order. Never an order number, never personal data. */
public record OrderId(@JsonValue String value) {
  @JsonCreator
  public OrderId {
    value = Ids.require("order", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
