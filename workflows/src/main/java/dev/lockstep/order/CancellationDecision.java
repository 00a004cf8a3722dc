package dev.lockstep.order;

import dev.lockstep.order.model.LineQuantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definite answer to a cancellation.
 *
 * @param evidence the warehouse's own status behind a refusal, e.g. {@code Picked}; null where no
 *     warehouse was asked
 * @param decidedAt when it was decided
 * @param cancelled units of each line that will not ship, counted in all from what was ordered
 * @param message one sentence for the person who asked
 */
public record CancellationDecision(
    int version,
    Outcome outcome,
    @Nullable String evidence,
    Instant decidedAt,
    List<LineQuantity> cancelled,
    String message) {
  public static final int VERSION = 1;

  /** What became of the request. */
  public enum Outcome {
    CANCELLED,
    PARTLY_CANCELLED,
    TOO_LATE,
    /** The warehouse was asked and has not decided within its time; a person has to ask. */
    UNDECIDED
  }

  public CancellationDecision {
    version = version == 0 ? VERSION : version;
    cancelled = cancelled == null ? List.of() : List.copyOf(cancelled);
  }
}
