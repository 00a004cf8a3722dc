package dev.lockstep.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The order source's own id of an order line; echoed by the warehouse on every later message. */
public record LineId(@JsonValue String value) {
  @JsonCreator
  public LineId {
    value = Ids.require("order line", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
