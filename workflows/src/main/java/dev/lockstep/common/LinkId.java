package dev.lockstep.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Name of a link: one order source joined with its warehouses. Chosen in the configuration. */
public record LinkId(@JsonValue String value) {
  @JsonCreator
  public LinkId {
    value = Ids.require("link", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
