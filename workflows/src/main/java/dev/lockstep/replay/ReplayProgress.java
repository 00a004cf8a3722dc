package dev.lockstep.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay came before its history was begun anew.
 *
 * @param approvedBy the second person, where one was needed
 * @param pausedBy null where it is not paused
 */
public record ReplayProgress(
    Instant started,
    ReplayRules rules,
    @Nullable String approvedBy,
    @Nullable String pausedBy,
    List<ReplayedOrder> results) {
  public ReplayProgress {
    results = results == null ? List.of() : List.copyOf(results);
  }
}
