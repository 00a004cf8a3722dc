package dev.lockstep.rehearsal.report;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many orders stood where, at one moment.
 *
 * @param at after the start of the run
 * @param ordersByStage stages in the order in which an order passes them
 */
public record StageSample(Duration at, Map<String, Integer> ordersByStage) {
  public StageSample {
    ordersByStage = Collections.unmodifiableMap(new LinkedHashMap<>(ordersByStage));
  }
}
