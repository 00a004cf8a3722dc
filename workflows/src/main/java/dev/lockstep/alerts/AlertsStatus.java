package dev.lockstep.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the alerts stand.
 *
 * @param lookedAt when the last look ended; null before the first of this run
 * @param parked orders that waited then
 */
public record AlertsStatus(
    int version, AlertMemory memory, @Nullable Instant lookedAt, int parked) {
  public static final int VERSION = 1;

  public AlertsStatus {
    version = version == 0 ? VERSION : version;
    memory = memory == null ? AlertMemory.NOTHING : memory;
  }
}
