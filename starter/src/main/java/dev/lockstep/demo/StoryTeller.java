package dev.lockstep.demo;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Parked;
import io.temporal.client.WorkflowException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays stories, a bounded number at a time, and notes what Lockstep parked. */
final class StoryTeller {
  private static final Logger LOG = LoggerFactory.getLogger(StoryTeller.class);

  /** What the development server takes on a laptop. */
  private static final int AT_ONCE = 25;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PARKED_FOR_GOOD = Duration.ofSeconds(3);
  private static final long PAUSE_MILLIS = 400;
  private static final long TICK_MILLIS = 200;

  private final Progress progress;
  private final Map<String, List<ExceptionCode>> parked = new ConcurrentHashMap<>();

  StoryTeller(Progress progress) {
    this.progress = progress;
  }

  /** A story and the order it happens to. */
  record Casting(Story story, OrderInPlay order) {}

  /** Returns when every story is over, or has taken longer than anybody would wait. */
  void play(List<Casting> castings) throws InterruptedException {
    Semaphore places = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> playing = new ArrayList<>();
      for (Casting casting : castings) {
        playing.add(
            threads.submit(() -> {
              places.acquire();
              try {
                play(casting);
              } finally {
                places.release();
              }
              return null;
            }));
      }
      while (!playing.stream().allMatch(Future::isDone)) {
        progress.tick();
        Thread.sleep(TICK_MILLIS);
      }
      progress.end();
      for (Future<?> future : playing) {
        requireNoFailure(future);
      }
    }
  }

  /** The codes under which orders are held, by order. */
  Map<String, List<ExceptionCode>> parked() {
    return new LinkedHashMap<>(parked);
  }

  private void play(Casting casting) throws InterruptedException {
    OrderInPlay order = casting.order();
    casting.story().turn().ifPresent(order::inTheWarehouse);
    casting.story().before().play(order);
    order.place();
    try {
      casting.story().after().play(order);
    } catch (WorkflowException e) {
      // The order took another course than the story; the table will show it.
      LOG.warn("A step of a story was refused: order {}, {}.", order.id(), reason(e));
    }
    awaitEnd(order, casting.story().expected());
    progress.settled(order.id());
  }

  private static String reason(WorkflowException e) {
    return e.getCause() == null
        ? e.getClass().getSimpleName()
        : String.valueOf(e.getCause().getMessage());
  }

  private void awaitEnd(OrderInPlay order, Expectation expected) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long parkedSince = Long.MAX_VALUE;
    while (System.nanoTime() < deadline) {
      OrderStatus status = order.status().orElse(null);
      if (status != null) {
        progress.at(order.id(), status.stage());
        List<ExceptionCode> codes = status.parked().stream().map(Parked::code).toList();
        note(order.id(), codes);
        if (isOver(status) || isAsWritten(expected, codes)) {
          return;
        }
        parkedSince = codes.isEmpty() ? Long.MAX_VALUE : Math.min(parkedSince, System.nanoTime());
        boolean forGood =
            expected instanceof Expectation.Anything
                && parkedSince < System.nanoTime() - PARKED_FOR_GOOD.toNanos();
        if (forGood) {
          return;
        }
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void note(String order, List<ExceptionCode> codes) {
    if (codes.isEmpty()) {
      parked.remove(order);
    } else {
      parked.put(order, codes);
    }
  }

  private static boolean isOver(OrderStatus status) {
    return status.parked().isEmpty()
        && (status.stage() == OrderStage.CONFIRMED || status.stage() == OrderStage.CANCELLED);
  }

  private static boolean isAsWritten(Expectation expected, List<ExceptionCode> codes) {
    return expected instanceof Expectation.InFrontOfAPerson(ExceptionCode code)
        && codes.contains(code);
  }

  private static void requireNoFailure(Future<?> future) throws InterruptedException {
    try {
      var unused = future.get();
    } catch (ExecutionException e) {
      throw new DemoFailure(
          "A story of the demo could not be played: %s. Run it again with --verbose."
              .formatted(e.getCause() == null ? e : e.getCause().getMessage()),
          e);
    }
  }
}
