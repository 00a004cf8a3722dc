package dev.lockstep.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.ConnectionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What became of what one sweep saw, each counted once: {@code seen = hinted + known + closed +
 * started + ours + stopped}.
 *
 * @param hinted the order was told
 * @param known the order was told before, by an earlier sweep or an earlier attempt of this one, or
 *     was started after it happened
 * @param closed no open order wants it: confirmed, cancelled, or not one of ours
 * @param nextSince where the next sweep begins
 * @param started the order was started; of orders only
 * @param ours a change that Lockstep itself made; of orders only
 * @param altered orders told that their warehouse cancelled or rejected a fulfilment by itself; not
 *     counted in {@code seen}
 * @param messages what the source's own log of messages showed; null where it keeps none, or none
 *     is read; of orders only
 * @param webhooks how the webhooks that send to us stand; null where that cannot be asked; of
 *     orders only
 * @param stopped the order was terminated or cancelled in Temporal by somebody, and is left so; of
 *     orders only
 */
public record SweepResult(
    int version,
    int seen,
    int hinted,
    int known,
    int closed,
    Instant nextSince,
    int started,
    int ours,
    int altered,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SweptMessages messages,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SweptWebhooks webhooks,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int stopped) {
  public static final int VERSION = 1;

  public SweepResult {
    version = version == 0 ? VERSION : version;
  }

  public SweepResult(int seen, int hinted, int known, int closed, Instant nextSince) {
    this(VERSION, seen, hinted, known, closed, nextSince, 0, 0, 0);
  }

  public SweepResult(
      int version,
      int seen,
      int hinted,
      int known,
      int closed,
      Instant nextSince,
      int started,
      int ours,
      int altered) {
    this(version, seen, hinted, known, closed, nextSince, started, ours, altered, null, null, 0);
  }

  public SweepResult with(@Nullable SweptMessages logged, @Nullable SweptWebhooks standing) {
    return new SweepResult(
        version, seen, hinted, known, closed, nextSince, started, ours, altered, logged, standing,
        stopped);
  }

  public SweepResult withStopped(int orders) {
    return new SweepResult(
        version, seen, hinted, known, closed, nextSince, started, ours, altered, messages, webhooks,
        orders);
  }

  /** A sweep of shipments in one countable sentence. */
  public String sentence(ConnectionId connection, Instant since) {
    return "Shipments of %s since %s: %d seen, %d hinted to their orders, %d known already, %d closed.%s"
        .formatted(
            connection,
            since.truncatedTo(ChronoUnit.SECONDS),
            seen,
            hinted,
            known,
            closed,
            altered == 0 ? "" : " %d orders told of a cancelled fulfilment.".formatted(altered));
  }

  /** A sweep of orders in one countable sentence. */
  public String sentenceOnOrders(ConnectionId connection, Instant since) {
    return "Orders of %s since %s: %d seen, %d started, %d told of a change, %d known already, %d closed, %d our own.%s%s%s"
        .formatted(
            connection,
            since.truncatedTo(ChronoUnit.SECONDS),
            seen,
            started,
            hinted,
            known,
            closed,
            ours,
            stopped == 0
                ? ""
                : " %d stopped by somebody in Temporal and left so: 'lockstep orders replay' starts an order again."
                    .formatted(stopped),
            messages == null ? "" : " " + messages.sentence(),
            webhooks == null ? "" : " " + webhooks.sentence());
  }
}
