package dev.lockstep.rehearsal;

import dev.lockstep.temporal.DevServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Lets the crashes happen when they are due. */
final class Nemesis {
  private static final long PAUSE_MILLIS = 20;

  private final List<Crash> crashes;
  private final WorkerChild worker;
  private final DevServer temporal;
  private final IntSupplier placed;
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger restarts = new AtomicInteger();

  Nemesis(List<Crash> crashes, WorkerChild worker, DevServer temporal, IntSupplier placed) {
    this.crashes = crashes;
    this.worker = worker;
    this.temporal = temporal;
    this.placed = placed;
  }

  /** Returns when all of them have happened. */
  void run() throws InterruptedException {
    for (Crash crash : crashes) {
      while (placed.getAsInt() < crash.afterOrder()) {
        Thread.sleep(PAUSE_MILLIS);
      }
      Thread.sleep(crash.delay());
      strike(crash);
    }
  }

  int kills() {
    return kills.get();
  }

  int restarts() {
    return restarts.get();
  }

  private void strike(Crash crash) throws InterruptedException {
    switch (crash.victim()) {
      case WORKER -> {
        worker.crash(crash.pause());
        kills.incrementAndGet();
      }
      case TEMPORAL -> {
        temporal.restart();
        restarts.incrementAndGet();
      }
    }
  }
}
