package dev.lockstep.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a replay stands.
 *
 * @param orders how many there are
 * @param done how many have been replayed
 * @param outcomes how they went, counted
 * @param started when it was started; null in the first moments
 * @param by who approved, paused or stopped it last; null where nobody had to
 */
public record ReplayStatus(
    int version,
    String id,
    State state,
    String author,
    String reason,
    ReplayWish wish,
    int orders,
    int done,
    ReplayCounts outcomes,
    int perMinute,
    @Nullable Instant started,
    @Nullable String by) {
  public static final int VERSION = 1;

  /** What it is doing. */
  public enum State {
    STARTING,
    AWAITING_APPROVAL,
    RUNNING,
    PAUSED,
    STOPPED,
    DONE;

    /** Whether nothing more will happen. */
    public boolean isOver() {
      return this == STOPPED || this == DONE;
    }
  }

  public ReplayStatus {
    version = version == 0 ? VERSION : version;
  }

  /** The replay in one countable sentence. */
  public String sentence() {
    return "%d of %d orders: %d done, %d not needed, %d changed meanwhile, %d refused."
        .formatted(
            done,
            orders,
            outcomes.done(),
            outcomes.notNeeded(),
            outcomes.changed(),
            outcomes.refused());
  }
}
