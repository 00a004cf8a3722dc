package dev.lockstep.worker.config;

import dev.lockstep.common.Setting;

/** What replays of many orders have to keep to. */
public record ReplayConfig(
    @Setting(
            value =
                "A replay of more orders than this begins only when a second person has approved it. The workers' configuration counts, not that of whoever types the command.",
            byDefault = "50")
        int approveAbove) {
  public ReplayConfig {
    if (approveAbove < 0) {
      throw new IllegalArgumentException("approveAbove must not be negative.");
    }
  }
}
