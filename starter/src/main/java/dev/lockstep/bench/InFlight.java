package dev.lockstep.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Lives many lives, a bounded number at a time, and tells how long all of them took. */
final class InFlight {
  private final int most;

  InFlight(int most) {
    this.most = most;
  }

  /** One order from start to end. */
  interface Life {
    void live(int number) throws InterruptedException;
  }

  Duration live(int orders, Life life) throws InterruptedException {
    Semaphore places = new Semaphore(most);
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> lives = new ArrayList<>();
      for (int i = 0; i < orders; i++) {
        int number = i;
        places.acquire();
        lives.add(
            threads.submit(() -> {
              try {
                life.live(number);
              } finally {
                places.release();
              }
              return null;
            }));
      }
      for (Future<?> each : lives) {
        var unused = each.get();
      }
    } catch (ExecutionException e) {
      throw new BenchFailure(
          "An order of the benchmark did not come to its end: %s. See the log in the run's directory."
              .formatted(e.getCause() == null ? e : e.getCause().getMessage()),
          e);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
