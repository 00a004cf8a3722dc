package dev.lockstep.connection;

import dev.lockstep.common.ConnectionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pause as people and programs read it: the memo, the answer to a query, and the result.
 *
 * @param since when it began
 * @param author who announced it last, a login
 * @param until when it ends by itself; null waits for somebody
 * @param limitBefore the limit that is put back, in steps per second; null for that of the workers
 * @param ended null while it lasts
 * @param endedBy a login; null while it lasts and where its time was over
 * @param endReason as given; null where nobody gave one
 */
public record PauseState(
    int version,
    ConnectionId connection,
    Instant since,
    String author,
    String reason,
    @Nullable Instant until,
    @Nullable Double limitBefore,
    @Nullable Instant ended,
    @Nullable String endedBy,
    @Nullable String endReason) {
  public static final int VERSION = 1;

  public PauseState {
    version = version == 0 ? VERSION : version;
  }

  /** A pause that begins. */
  public static PauseState begun(PauseRequest request, Instant since) {
    return new PauseState(
        VERSION,
        request.connection(),
        since,
        request.author(),
        request.reason(),
        request.until(),
        request.limitBefore(),
        null,
        null,
        null);
  }

  /** The same pause, begun when Temporal says. */
  public PauseState startedAt(Instant start) {
    return new PauseState(
        VERSION, connection, start, author, reason, until, limitBefore, ended, endedBy, endReason);
  }

  PauseState announcedAnew(PauseRequest request) {
    return new PauseState(
        VERSION,
        connection,
        since,
        request.author(),
        request.reason(),
        request.until(),
        limitBefore,
        null,
        null,
        null);
  }

  PauseState endedAt(Instant at, @Nullable ResumeRequest by) {
    return new PauseState(
        VERSION,
        connection,
        since,
        author,
        reason,
        until,
        limitBefore,
        at,
        by == null ? null : by.author(),
        by == null ? null : by.reason());
  }
}
