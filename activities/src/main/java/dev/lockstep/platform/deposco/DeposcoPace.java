package dev.lockstep.platform.deposco;

import dev.lockstep.common.Setting;
import java.time.Duration;

/** How fast Deposco may be called, and how long it may take to answer. */
public record DeposcoPace(
    @Setting(
            value =
                "Requests per second, lasting. Deposco counts the whole account: other integrations and every worker process draw on the same four.",
            byDefault = "3")
        double requestsPerSecond,
    @Setting(value = "Requests that may follow each other at once.", byDefault = "1") int burst,
    @Setting(value = "Requests under way at the same time.", byDefault = "2") int maxConcurrent,
    @Setting(value = "Longest wait for a connection.", byDefault = "5s") Duration connectTimeout,
    @Setting(value = "Longest silence while reading an answer.", byDefault = "30s")
        Duration readTimeout,
    @Setting(value = "Longest call as a whole.", byDefault = "45s") Duration callTimeout,
    @Setting(value = "Rows asked for on one page of a listing.", byDefault = "50") int pageSize,
    @Setting(
            value = "Pages read at most in search of one thing, where Deposco ignores the filter.",
            byDefault = "40")
        int mostPages) {
  static final DeposcoPace DEFAULT =
      new DeposcoPace(
          3, 1, 2, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(45), 50, 40);

  public DeposcoPace {
    if (!(requestsPerSecond > 0) || burst < 1 || maxConcurrent < 1) {
      throw new IllegalArgumentException("Rates are above zero, bursts at least 1.");
    }
    if (pageSize < 1 || mostPages < 1) {
      throw new IllegalArgumentException("pageSize and mostPages must be at least 1.");
    }
  }
}
