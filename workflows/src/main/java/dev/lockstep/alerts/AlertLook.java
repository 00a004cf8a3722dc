package dev.lockstep.alerts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a look found and decided.
 *
 * @param memory with what is to be told in its outbox; null where nothing changed
 * @param parked orders that wait
 * @param next how long to wait before the next look; as the configuration says now
 */
public record AlertLook(int version, @Nullable AlertMemory memory, int parked, Duration next) {
  public static final int VERSION = 1;

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  public AlertLook {
    version = version == 0 ? VERSION : version;
    next = next == null || !next.isPositive() ? A_MINUTE : next;
  }

  public AlertLook(@Nullable AlertMemory memory, int parked, Duration next) {
    this(VERSION, memory, parked, next);
  }
}
