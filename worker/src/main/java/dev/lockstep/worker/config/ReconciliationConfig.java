package dev.lockstep.worker.config;

import dev.lockstep.common.Setting;
import java.time.Duration;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The daily comparison of what was placed with what was released, dispatched and confirmed. */
public record ReconciliationConfig(
    @Setting(value = "Whether every link is reconciled daily by itself.", byDefault = "true")
        boolean enabled,
    @Setting(value = "When, in the link's time zone.", byDefault = "06:00") LocalTime at,
    @Setting(value = "How many days before it covers.", byDefault = "3") int daysBack,
    @Setting(value = "How long the systems may differ before it is a finding.", byDefault = "30m")
        Duration grace,
    @Setting(
            value =
                "How many orders are read per minute and connection, so that the quota is left to the orders.",
            byDefault = "600")
        int ordersPerMinute,
    @Setting(
            "Warehouse references of others who use the same warehouses: whatever matches is left alone.")
        @Nullable Pattern foreignReferences) {
  public ReconciliationConfig {
    if (daysBack < 1 || daysBack > 31) {
      throw new IllegalArgumentException("daysBack must be from 1 to 31.");
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace must not be negative.");
    }
    if (ordersPerMinute < 1 || ordersPerMinute > 60_000) {
      throw new IllegalArgumentException("ordersPerMinute must be from 1 to 60000.");
    }
  }
}
