package dev.lockstep.worker.config;

import dev.lockstep.common.Setting;
import java.time.Duration;

/** The sweep that finds the dispatches whose webhooks were lost. */
public record SweepConfig(
    @Setting(value = "How often each warehouse is asked for its shipments.", byDefault = "5m")
        Duration every,
    @Setting(
            value = "How far each sweep reaches back behind the last one, for late writers.",
            byDefault = "15m")
        Duration overlap,
    @Setting(value = "Random delay, so that sweeps do not start together.", byDefault = "10s")
        Duration jitter,
    @Setting(value = "How far the very first sweep reaches back.", byDefault = "1d")
        Duration firstWindow) {
  public SweepConfig {
    if (every.toSeconds() < 1) {
      throw new IllegalArgumentException("every must be at least 1s.");
    }
  }
}
