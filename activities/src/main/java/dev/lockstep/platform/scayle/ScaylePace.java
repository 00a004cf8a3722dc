package dev.lockstep.platform.scayle;

import dev.lockstep.common.Setting;
import java.time.Duration;

/** How fast SCAYLE may be called, and how long it may take. Its limits count by scope. */
public record ScaylePace(
    @Setting(value = "Reads of orders a minute, for each process.", byDefault = "1000")
        int readsPerMinute,
    @Setting(value = "Writes a minute, for each process.", byDefault = "300") int writesPerMinute,
    @Setting(value = "Requests under way at the same time, of each kind.", byDefault = "10")
        int maxConcurrent,
    @Setting(value = "Longest wait for a connection.", byDefault = "5s") Duration connectTimeout,
    @Setting(value = "Longest call as a whole.", byDefault = "30s") Duration requestTimeout) {
  static final ScaylePace ASSUMED =
      new ScaylePace(1000, 300, 10, Duration.ofSeconds(5), Duration.ofSeconds(30));

  public ScaylePace {
    if (readsPerMinute < 1 || writesPerMinute < 1 || maxConcurrent < 1) {
      throw new IllegalArgumentException("Rates and concurrency must be at least 1.");
    }
  }

  /** The same pace for callers that cannot wait as long. */
  ScaylePace within(Duration limit) {
    Duration connect = connectTimeout.compareTo(limit) < 0 ? connectTimeout : limit;
    Duration whole = requestTimeout.compareTo(limit) < 0 ? requestTimeout : limit;
    return new ScaylePace(readsPerMinute, writesPerMinute, maxConcurrent, connect, whole);
  }
}
