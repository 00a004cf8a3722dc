package dev.lockstep.sandbox.scayle;

import java.util.SplittableRandom;

/** Numbers as the platform hands them out: growing, with gaps, and too long for 32 bits. */
final class Ids {
  private final SplittableRandom random;
  private long order;
  private long item;
  private long delegation;
  private long parcel;

  Ids(long seed) {
    random = new SplittableRandom(seed);
    order = random.nextLong(100_000_000L, 2_000_000_000L);
    item = random.nextLong(10_000_000_000_000L, 90_000_000_000_000L);
    delegation = random.nextLong(1_000_000L, 9_000_000L);
    parcel = random.nextLong(10_000L, 99_000L);
  }

  long nextOrder() {
    return order += random.nextInt(1, 9);
  }

  long nextItem() {
    return item += random.nextInt(1, 99);
  }

  long nextDelegation() {
    return delegation += random.nextInt(1, 9);
  }

  long nextPackage() {
    return ++parcel;
  }

  String nextKey() {
    return "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }
}
