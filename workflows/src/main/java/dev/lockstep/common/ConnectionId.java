package dev.lockstep.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Name of a connection: one account on one platform. Chosen in the configuration; part of the
 * contract with running orders, since task queues carry it.
 */
public record ConnectionId(@JsonValue String value) {
  @JsonCreator
  public ConnectionId {
    value = Ids.require("connection", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
