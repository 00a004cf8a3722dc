package dev.lockstep.sweep;

import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Answers as scripted, the last answer for ever, and keeps what it was asked. */
final class FakeSweepActivities implements SweepActivities {
  private final Deque<Supplier<SweepResult>> answers = new ArrayDeque<>();
  private final List<SweepWindow> asked = new ArrayList<>();

  synchronized FakeSweepActivities answers(SweepResult result) {
    answers.add(() -> result);
    return this;
  }

  synchronized FakeSweepActivities fails(String type, boolean retryable) {
    answers.add(() -> {
      throw retryable
          ? ApplicationFailure.newFailure("The warehouse does not answer.", type)
          : ApplicationFailure.newNonRetryableFailure("The warehouse refuses.", type);
    });
    return this;
  }

  synchronized List<Instant> asked() {
    return asked.stream().map(SweepWindow::since).toList();
  }

  @Override
  public synchronized SweepResult sweep(SweepWindow window) {
    asked.add(window);
    return (answers.size() > 1 ? answers.remove() : answers.element()).get();
  }
}
