package dev.lockstep.replay;

import java.util.Collection;

/** How the orders of a replay went, counted by {@link ReplayedOrder.Outcome}. */
public record ReplayCounts(int done, int notNeeded, int changed, int refused) {

  static ReplayCounts of(Collection<ReplayedOrder> results) {
    int done = 0;
    int notNeeded = 0;
    int changed = 0;
    int refused = 0;
    for (ReplayedOrder result : results) {
      switch (result.outcome()) {
        case DONE -> done++;
        case NOT_NEEDED -> notNeeded++;
        case CHANGED -> changed++;
        case REFUSED -> refused++;
      }
    }
    return new ReplayCounts(done, notNeeded, changed, refused);
  }
}
