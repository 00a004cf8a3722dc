package dev.lockstep.sandbox.scayle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the platform does later, by its clock, and what it does beside everything else. */
final class Agenda implements AutoCloseable {
  private static final long TICK_MILLIS = 5;

  private final InstantSource clock;
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::sequence));
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private long sequence;
  private int underWay;
  private boolean closed;

  private record Entry(Instant at, long sequence, Runnable work) {}

  Agenda(InstantSource clock) {
    this.clock = clock;
  }

  /** Starts to look at the clock by itself. */
  void start() {
    background.execute(this::tickForEver);
  }

  void at(Instant due, Runnable work) {
    lock.lock();
    try {
      entries.add(new Entry(due, ++sequence, work));
    } finally {
      lock.unlock();
    }
  }

  void after(Duration pause, Runnable work) {
    at(clock.instant().plus(pause), work);
  }

  /** Does what is due; each in a thread of its own, since it may wait for an answer. */
  void tick() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      for (Runnable due : takeDue()) {
        underWay++;
        background.execute(() -> run(due));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing is due and nothing under way; false when {@code atMost} passed first. */
  boolean settle(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      tick();
      while (underWay > 0 && left > 0) {
        left = idle.awaitNanos(left);
        tick(); // What is done may have made something else due.
      }
      return underWay == 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    background.shutdownNow();
  }

  private List<Runnable> takeDue() {
    Instant now = clock.instant();
    List<Runnable> due = new ArrayList<>();
    for (Optional<Entry> next = next(now); next.isPresent(); next = next(now)) {
      due.add(next.get().work());
    }
    return due;
  }

  private Optional<Entry> next(Instant now) {
    Entry first = entries.peek();
    return first == null || first.at().isAfter(now)
        ? Optional.empty()
        : Optional.ofNullable(entries.poll());
  }

  private void run(Runnable work) {
    try {
      work.run();
    } finally {
      lock.lock();
      try {
        underWay--;
        idle.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void tickForEver() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        tick();
        Thread.sleep(TICK_MILLIS);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}
