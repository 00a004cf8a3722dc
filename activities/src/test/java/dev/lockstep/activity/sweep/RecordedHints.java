package dev.lockstep.activity.sweep;

import dev.lockstep.order.Dispatched;
import dev.lockstep.order.FulfilmentChanged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Orders that are open as long as nobody closes them, and every hint that was offered to one. */
final class RecordedHints implements OrderHints {
  private final Set<String> open = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private final List<String> taken = new ArrayList<>();
  private final List<Dispatched> hints = new ArrayList<>();
  private final List<FulfilmentChanged> alterations = new ArrayList<>();
  private int offers;
  private int failAtOffer = -1;

  RecordedHints open(String... workflowIds) {
    open.addAll(List.of(workflowIds));
    return this;
  }

  /** Orders that have ended, and had seen every shipment. */
  RecordedHints ended(String... workflowIds) {
    ended.addAll(List.of(workflowIds));
    return this;
  }

  RecordedHints failsAtOffer(int number) {
    failAtOffer = number;
    return this;
  }

  List<String> taken() {
    return List.copyOf(taken);
  }

  List<Dispatched> hints() {
    return List.copyOf(hints);
  }

  List<String> eventIds() {
    return hints.stream().map(Dispatched::eventId).map(Objects::requireNonNull).toList();
  }

  int offers() {
    return offers;
  }

  @Override
  public synchronized Answer give(String workflowId, Dispatched hint) {
    offers++;
    if (offers == failAtOffer) {
      throw new IllegalStateException("Temporal does not answer.");
    }
    if (ended.contains(workflowId)) {
      return Answer.KNOWN;
    }
    if (!open.contains(workflowId)) {
      return Answer.CLOSED;
    }
    taken.add(workflowId);
    hints.add(hint);
    return Answer.TAKEN;
  }

  @Override
  public synchronized Answer alter(String workflowId, FulfilmentChanged hint) {
    if (!open.contains(workflowId)) {
      return Answer.CLOSED;
    }
    alterations.add(hint);
    return Answer.TAKEN;
  }

  /** Changes told to open orders. */
  List<FulfilmentChanged> alterations() {
    return List.copyOf(alterations);
  }
}
