package dev.lockstep.worker.config;

import dev.lockstep.common.Setting;
import java.time.Duration;

/** The sweeps that find the orders and dispatches whose webhooks were lost. */
public record SweepConfig(
    @Setting(
            value =
                "How often each warehouse is asked for its shipments, and each order source for its changed orders.",
            byDefault = "5m")
        Duration every,
    @Setting(
            value =
                "How far each sweep reaches back behind the last one, for late writers; at least what a platform's clock may be wrong by.",
            byDefault = "15m")
        Duration overlap,
    @Setting(value = "Random delay, so that sweeps do not start together.", byDefault = "10s")
        Duration jitter,
    @Setting(value = "How far the very first sweep of shipments reaches back.", byDefault = "1d")
        Duration firstWindow,
    @Setting(
            value = "Whether order sources are swept too, where the platform lists changes.",
            byDefault = "true")
        boolean orders,
    @Setting(
            value =
                "How far the very first sweep of orders reaches back: what was ordered before is left alone.",
            byDefault = "1h")
        Duration firstOrdersWindow) {
  public SweepConfig {
    if (every.toSeconds() < 1) {
      throw new IllegalArgumentException("every must be at least 1s.");
    }
  }
}
