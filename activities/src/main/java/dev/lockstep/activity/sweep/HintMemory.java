package dev.lockstep.activity.sweep;

import dev.lockstep.activity.sweep.OrderHints.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this process has told which order, so that the overlap of two sweeps costs no signals.
 *
 * <p>Bounded: the longest unused is forgotten first. Forgetting is harmless, since an order ignores
 * an event id it has seen. That an order was closed is believed for an hour only: it may be started
 * again after a failure.
 */
final class HintMemory {
  static final Duration CLOSED_IS_BELIEVED = Duration.ofHours(1);

  private final Map<Key, Remembered> answers;

  HintMemory(int capacity) {
    answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Remembered> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized Optional<Answer> recall(String workflowId, String eventId, Instant now) {
    return Optional.ofNullable(answers.get(new Key(workflowId, eventId)))
        .filter(remembered ->
            switch (remembered.answer()) {
              case TAKEN -> true;
              case CLOSED -> now.isBefore(remembered.at().plus(CLOSED_IS_BELIEVED));
            })
        .map(Remembered::answer);
  }

  synchronized void remember(String workflowId, String eventId, Answer answer, Instant now) {
    answers.put(new Key(workflowId, eventId), new Remembered(answer, now));
  }

  private record Key(String workflowId, String eventId) {}

  private record Remembered(Answer answer, Instant at) {}
}
