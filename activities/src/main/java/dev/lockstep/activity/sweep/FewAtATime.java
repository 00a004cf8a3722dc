package dev.lockstep.activity.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same to many things, a few of them at a time: what takes the time is waiting. */
final class FewAtATime {
  /** Orders asked at once: few enough that a sweep leaves Temporal to the orders. */
  private static final int ORDERS = 8;

  private final int few;

  FewAtATime(int few) {
    this.few = few;
  }

  /** As many as a sweep asks Temporal for at a time. */
  static FewAtATime orders() {
    return new FewAtATime(ORDERS);
  }

  /**
   * Returns when all is done.
   *
   * @return what came of each, in the order of the things
   * @throws RuntimeException what a step threw, of the first thing that failed
   */
  <T, R> List<R> map(Collection<T> things, Function<T, R> step) {
    List<Callable<R>> tasks = new ArrayList<>();
    things.forEach(thing -> tasks.add(() -> step.apply(thing)));
    List<R> results = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(few, Thread.ofVirtual().name("few-", 1).factory())) {
      for (Future<R> done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The worker stops; another one goes on.", stopping);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException thrown
          ? thrown
          : new IllegalStateException(failed.getCause());
    }
  }
}
