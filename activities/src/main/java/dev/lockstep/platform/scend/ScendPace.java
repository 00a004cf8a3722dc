package dev.lockstep.platform.scend;

import dev.lockstep.common.Setting;
import java.time.Duration;

/** How fast Scend may be called, and how long it may take to answer. */
public record ScendPace(
    @Setting(value = "Requests a minute for the account.", byDefault = "60") int requestsPerMinute,
    @Setting(value = "Requests that may follow each other at once.", byDefault = "10") int burst,
    @Setting(value = "Requests under way at the same time.", byDefault = "2") int maxConcurrent,
    @Setting(value = "Longest wait for a connection.", byDefault = "5s") Duration connectTimeout,
    @Setting(value = "Longest silence while reading an answer.", byDefault = "30s")
        Duration readTimeout,
    @Setting(value = "Longest call as a whole.", byDefault = "45s") Duration callTimeout,
    @Setting(value = "Rows asked for on one page of a listing; at most 500.", byDefault = "100")
        int pageSize) {
  static final ScendPace ASSUMED =
      new ScendPace(
          60, 10, 2, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(45), 100);

  public ScendPace {
    if (requestsPerMinute < 1 || burst < 1 || maxConcurrent < 1) {
      throw new IllegalArgumentException("Rates and bursts must be at least 1.");
    }
    if (pageSize < 1 || pageSize > 500) {
      throw new IllegalArgumentException("The page size must be 1 to 500, not " + pageSize + ".");
    }
  }
}
