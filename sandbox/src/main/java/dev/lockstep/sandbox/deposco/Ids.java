package dev.lockstep.sandbox.deposco;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** One rising sequence for all that has an id; where it begins comes from the seed. */
final class Ids {
  private static final long ROOM = 1_000_000;
  private static final int STARTS = 2_000;

  private final AtomicLong last;

  Ids(long seed) {
    this.last = new AtomicLong(new SplittableRandom(seed).nextInt(1, STARTS) * ROOM);
  }

  long next() {
    return last.incrementAndGet();
  }
}
