package dev.lockstep.order;

import java.util.List;

/**
 * How an order ended.
 *
 * @param stage CONFIRMED or CANCELLED
 * @param lines where each released line ended; empty where nothing was released
 */
public record OrderResult(int version, OrderStage stage, List<LineProgress> lines) {
  public static final int VERSION = 1;

  public OrderResult {
    version = version == 0 ? VERSION : version;
    lines = lines == null ? List.of() : List.copyOf(lines);
  }
}
