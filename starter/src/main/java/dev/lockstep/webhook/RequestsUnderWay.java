package dev.lockstep.webhook;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts requests under way, so that a stop can wait for them and let no other begin. */
final class RequestsUnderWay {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition oneLess = lock.newCondition();
  private int count;
  private boolean ending;

  /** Whether a request may begin; if so, {@link #end} must follow. */
  boolean begin() {
    lock.lock();
    try {
      if (ending) {
        return false;
      }
      count++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      count--;
      oneLess.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isEnding() {
    lock.lock();
    try {
      return ending;
    } finally {
      lock.unlock();
    }
  }

  /** Lets none begin any more; returns whether all ended within {@code patience}. */
  boolean endWithin(Duration patience) {
    lock.lock();
    try {
      ending = true;
      long left = patience.toNanos();
      while (count > 0 && left > 0) {
        left = oneLess.awaitNanos(left);
      }
      return count == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
