package dev.lockstep.sweep;

import dev.lockstep.common.ConnectionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What became of the shipments of one sweep, each counted once: {@code seen = hinted + known +
 * closed}.
 *
 * @param hinted the order was told
 * @param known the order was told before, by an earlier sweep or an earlier attempt of this one
 * @param closed no open order wants it: confirmed, cancelled, or not one of ours
 * @param nextSince where the next sweep begins
 */
public record SweepResult(
    int version, int seen, int hinted, int known, int closed, Instant nextSince) {
  public static final int VERSION = 1;

  public SweepResult {
    version = version == 0 ? VERSION : version;
  }

  public SweepResult(int seen, int hinted, int known, int closed, Instant nextSince) {
    this(VERSION, seen, hinted, known, closed, nextSince);
  }

  /** The sweep in one countable sentence. */
  public String sentence(ConnectionId connection, Instant since) {
    return "Shipments of %s since %s: %d seen, %d hinted to their orders, %d known already, %d closed."
        .formatted(connection, since.truncatedTo(ChronoUnit.SECONDS), seen, hinted, known, closed);
  }
}
