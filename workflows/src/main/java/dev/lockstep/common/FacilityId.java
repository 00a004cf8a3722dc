package dev.lockstep.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The warehouse's own code of a physical stock site. */
public record FacilityId(@JsonValue String value) {
  @JsonCreator
  public FacilityId {
    value = Ids.require("facility", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
