package dev.lockstep.cli.explain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one platform says about an order now.
 *
 * @param connection whom was asked
 * @param about the order's id, or the reference of a fulfilment
 * @param readAt when the answer came
 * @param facts in the order of a screen; no personal data
 * @param trouble why there are none; null where it answered
 */
public record Reading(
    String connection,
    Role role,
    String about,
    Instant readAt,
    Map<String, String> facts,
    @Nullable String trouble) {

  /** What the connection is for the order. */
  public enum Role {
    ORDER_SOURCE,
    WAREHOUSE
  }

  public Reading {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
