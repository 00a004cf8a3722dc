package dev.lockstep.activity.sweep;

import dev.lockstep.activity.sweep.OrderHints.Answer;
import dev.lockstep.order.ShipmentFingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this process has last told which order about which shipment, so that the overlap of two
 * sweeps costs no signals.
 *
 * <p>Only the last state of a shipment counts: one that changes back is told again. Bounded: the
 * longest unused is forgotten first. Forgetting is harmless, since an order ignores what it has
 * seen. That an order was closed is believed for an hour only: it may be started again after a
 * failure.
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

  synchronized Optional<Answer> recall(
      String workflowId, ShipmentFingerprint shipment, Instant now) {
    return Optional.ofNullable(answers.get(new Key(workflowId, shipment.shipment())))
        .filter(remembered -> remembered.shipment().equals(shipment))
        .filter(remembered ->
            switch (remembered.answer()) {
              case TAKEN, KNOWN -> true;
              case CLOSED -> now.isBefore(remembered.at().plus(CLOSED_IS_BELIEVED));
            })
        .map(Remembered::answer);
  }

  synchronized void remember(
      String workflowId, ShipmentFingerprint shipment, Answer answer, Instant now) {
    answers.put(new Key(workflowId, shipment.shipment()), new Remembered(shipment, answer, now));
  }

  private record Key(String workflowId, String shipment) {}

  private record Remembered(ShipmentFingerprint shipment, Answer answer, Instant at) {}
}
