package dev.lockstep.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Stock keeping unit, exact: case and leading zeros are significant, outer blanks are not part of
 * it.
 */
public record Sku(@JsonValue String value) {
  @JsonCreator
  public Sku {
    value = Ids.require("SKU", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
