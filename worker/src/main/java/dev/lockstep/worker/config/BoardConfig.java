package dev.lockstep.worker.config;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of figures at {@code /board} of the receiver's address. */
public record BoardConfig(
    @Setting("Who may look: passwords by user name. Without one there is no board.")
        Map<String, Secret> accounts,
    @Setting(value = "Time zone of the day, the hours and the cut-off.", byDefault = "UTC")
        ZoneId timeZone,
    @Setting("Until when what came in has to leave the same day; without it: no cut-off is shown.")
        @Nullable LocalTime cutOffTime,
    @Setting(value = "How often an open page is loaded again.", byDefault = "30s")
        Duration refresh) {
  public BoardConfig {
    accounts
        .keySet()
        .forEach(name -> {
          if (name.isBlank() || name.contains(":")) {
            throw new IllegalArgumentException(
                "accounts are user names without a colon, not '" + name + "'.");
          }
        });
    if (refresh.toSeconds() < 5) {
      throw new IllegalArgumentException("refresh must be at least 5s.");
    }
  }
}
