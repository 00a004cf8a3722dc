package dev.lockstep.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One crash to come.
 *
 * @param afterOrder it is due when so many orders have been placed
 * @param delay from then until it strikes
 * @param pause how long the victim stays away; Temporal is started again at once
 */
record Crash(Victim victim, int afterOrder, Duration delay, Duration pause) {
  private static final int LONGEST_DELAY_MILLIS = 1500;
  private static final int SHORTEST_PAUSE_MILLIS = 200;
  private static final int LONGEST_PAUSE_MILLIS = 2000;

  /** What is killed. */
  enum Victim {
    WORKER,
    TEMPORAL
  }

  /**
   * Spreads the crashes over the orders: each strikes somewhere in a stretch of its own. Temporal's
   * lie in the middle half, where orders are at every stage.
   */
  static List<Crash> draw(RehearsalPlan plan) {
    SplittableRandom random = new SplittableRandom(plan.seed());
    List<Crash> crashes = new ArrayList<>();
    spread(crashes, Victim.WORKER, plan.kills(), 1, plan.orders(), random);
    int quarter = plan.orders() / 4;
    spread(
        crashes,
        Victim.TEMPORAL,
        plan.temporalRestarts(),
        quarter,
        plan.orders() - quarter,
        random);
    crashes.sort(Comparator.comparingInt(Crash::afterOrder));
    return List.copyOf(crashes);
  }

  private static void spread(
      List<Crash> crashes, Victim victim, int count, int from, int to, SplittableRandom random) {
    for (int i = 0; i < count; i++) {
      int start = from + (to - from) * i / count;
      int end = from + (to - from) * (i + 1) / count;
      crashes.add(
          new Crash(
              victim,
              Math.min(to, 1 + start + (end > start ? random.nextInt(end - start) : 0)),
              Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS)),
              Duration.ofMillis(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS))));
    }
  }
}
