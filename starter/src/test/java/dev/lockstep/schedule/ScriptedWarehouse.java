package dev.lockstep.schedule;

import dev.lockstep.sweep.SweepActivities;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepWindow;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Sweeps that answer as scripted, the last answer for ever, and say where they began. */
final class ScriptedWarehouse implements SweepActivities {
  private static final long PATIENCE_SECONDS = 60;

  private final Deque<Supplier<SweepResult>> answers = new ArrayDeque<>();
  private final BlockingQueue<Instant> begun = new LinkedBlockingQueue<>();

  synchronized ScriptedWarehouse endsAt(Instant nextSince) {
    answers.add(() -> new SweepResult(0, 0, 0, 0, nextSince));
    return this;
  }

  synchronized ScriptedWarehouse fails() {
    answers.add(() -> {
      throw ApplicationFailure.newNonRetryableFailure("The warehouse refuses.", "Refused");
    });
    return this;
  }

  /** Where the next sweep began; waits for it. */
  Instant begun() throws InterruptedException {
    Instant since = begun.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (since == null) {
      throw new AssertionError("No sweep came.");
    }
    return since;
  }

  @Override
  public synchronized SweepResult sweep(SweepWindow window) {
    begun.add(window.since());
    return (answers.size() > 1 ? answers.remove() : answers.element()).get();
  }
}
