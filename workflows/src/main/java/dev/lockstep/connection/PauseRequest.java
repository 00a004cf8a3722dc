package dev.lockstep.connection;

import dev.lockstep.common.ConnectionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Starts a pause, or announces a running one anew.
 *
 * @param author login of the person who answers for it; no name
 * @param reason in a few words, without personal data
 * @param until when it ends by itself; null waits for somebody to resume
 * @param limitBefore what somebody had limited the queue to, to be put back: steps per second; null
 *     for what the workers ask for. Counts only where the pause starts.
 */
public record PauseRequest(
    int version,
    ConnectionId connection,
    String author,
    String reason,
    @Nullable Instant until,
    @Nullable Double limitBefore) {
  public static final int VERSION = 1;
  static final String NOBODY_SAID = "not said";

  public PauseRequest {
    version = version == 0 ? VERSION : version;
    author = author == null ? NOBODY_SAID : author;
    reason = reason == null ? NOBODY_SAID : reason;
  }

  /** A pause of which nobody said anything. */
  public static PauseRequest unexplained(ConnectionId connection) {
    return new PauseRequest(connection, NOBODY_SAID, NOBODY_SAID, null, null);
  }

  public PauseRequest(
      ConnectionId connection,
      String author,
      String reason,
      @Nullable Instant until,
      @Nullable Double limitBefore) {
    this(VERSION, connection, author, reason, until, limitBefore);
  }
}
