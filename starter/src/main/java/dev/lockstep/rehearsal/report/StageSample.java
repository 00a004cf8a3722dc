package dev.lockstep.rehearsal.report;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many orders stood where, at one moment.
 *
 * @param at after the start of the run
 * @param ordersByStage stages in people's words, in the order in which an order passes them; the
 *     two at which an order ends are {@link #SHOWN} and {@link #CANCELLED}
 */
public record StageSample(Duration at, Map<String, Integer> ordersByStage) {
  public static final String SHOWN = "shown in the shop";
  public static final String CANCELLED = "cancelled";

  public StageSample {
    ordersByStage = Collections.unmodifiableMap(new LinkedHashMap<>(ordersByStage));
  }
}
