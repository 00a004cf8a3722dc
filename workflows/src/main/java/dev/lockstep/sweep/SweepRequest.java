package dev.lockstep.sweep;

import dev.lockstep.common.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What starts a sweep.
 *
 * @param connection the warehouse; its name routes the activity
 * @param firstWindow how far back a sweep looks that nothing went before; a day where it is left
 *     out
 * @param since {@link SweepResult#nextSince} of the sweep before, where the starter keeps it; null
 *     where a schedule does
 */
public record SweepRequest(
    int version, ConnectionId connection, Duration firstWindow, @Nullable Instant since) {
  public static final int VERSION = 1;
  private static final Duration ONE_DAY = Duration.ofDays(1);

  public SweepRequest {
    version = version == 0 ? VERSION : version;
    firstWindow = firstWindow == null ? ONE_DAY : firstWindow;
  }

  public SweepRequest(ConnectionId connection, Duration firstWindow) {
    this(VERSION, connection, firstWindow, null);
  }

  public SweepRequest since(@Nullable Instant since) {
    return new SweepRequest(version, connection, firstWindow, since);
  }
}
