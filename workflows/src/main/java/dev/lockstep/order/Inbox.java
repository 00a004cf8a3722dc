package dev.lockstep.order;

import dev.lockstep.common.FulfilmentRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hints that have not been looked into yet. A hint is only a mark: what it says is re-read.
 *
 * <p>Repeated event ids are dropped, so that a sender's retry costs no activity.
 */
final class Inbox {
  private static final int REMEMBERED = 500;

  /** Per fulfilment: they stand in the order's result. */
  private static final int HEARD = 20;

  private final LinkedHashSet<String> seen = new LinkedHashSet<>();
  private final Map<FulfilmentRef, Mark> fulfilments = new HashMap<>();
  private final Map<FulfilmentRef, LinkedHashMap<String, HeardEvent>> heard = new HashMap<>();
  private boolean payment;
  private boolean change;
  private long changedUpTo;
  private boolean touched;

  /** Why to look at a fulfilment: for certain shipments only, or for whatever there is. */
  private static final class Mark {
    private final Set<ShipmentFingerprint> shipments = new LinkedHashSet<>();
    private boolean whatever;
  }

  void put(PaymentSettled hint) {
    touched = true;
    payment |= isNew(hint.eventId());
  }

  void put(OrderChanged hint, SourceVersions known) {
    touched = true;
    if (isNew(hint.eventId()) && known.isNews(hint.sourceVersion())) {
      change = true;
      changedUpTo =
          Math.max(
              changedUpTo, hint.sourceVersion() == null ? Long.MAX_VALUE : hint.sourceVersion());
    }
  }

  /** Marks the fulfilment; where none is named, {@code all} of them. */
  void put(Dispatched hint, Set<FulfilmentRef> all) {
    touched = true;
    boolean first = isNew(hint.eventId());
    ShipmentFingerprint shipment = hint.fingerprint();
    if (first && (shipment == null || hint.fulfilment() == null)) {
      mark(hint.fulfilment(), all);
      hear(hint.fulfilment(), hint.eventId(), hint.shipment());
    } else if (first && hint.fulfilment() != null) {
      markOf(hint.fulfilment()).shipments.add(shipment);
    }
  }

  /** Marks the fulfilment; where none is named, {@code all} of them. */
  void put(FulfilmentChanged hint, Set<FulfilmentRef> all) {
    touched = true;
    if (isNew(hint.eventId())) {
      mark(hint.fulfilment(), all);
      hear(hint.fulfilment(), hint.eventId(), null);
    }
  }

  /** Whether any hint ever came. */
  boolean isTouched() {
    return touched;
  }

  /** A hint came that says nothing new. */
  void touch() {
    touched = true;
  }

  boolean hasPayment() {
    return payment;
  }

  boolean hasChange() {
    return change;
  }

  boolean has(FulfilmentRef fulfilment) {
    return fulfilments.containsKey(fulfilment);
  }

  /** Whether what was hinted of the order is all in what was read of it, at {@code version}. */
  boolean hasChangeOnlyUpTo(long version) {
    return change && changedUpTo <= version;
  }

  void markChange() {
    change = true;
    changedUpTo = Long.MAX_VALUE;
  }

  void mark(FulfilmentRef fulfilment) {
    markOf(fulfilment).whatever = true;
  }

  /** Marks one shipment, however often its event id came before: it changed back. */
  void mark(FulfilmentRef fulfilment, ShipmentFingerprint shipment) {
    markOf(fulfilment).shipments.add(shipment);
  }

  /** The order is about to be read: whatever was hinted about it is thereby looked into. */
  void clearOrder() {
    payment = false;
    clearChange();
  }

  void clearChange() {
    change = false;
    changedUpTo = 0;
  }

  void clear(FulfilmentRef fulfilment) {
    fulfilments.remove(fulfilment);
  }

  /** Whether all that is marked of it are shipments among {@code looked}. */
  boolean asksOnlyFor(FulfilmentRef fulfilment, Collection<ShipmentFingerprint> looked) {
    Mark mark = fulfilments.get(fulfilment);
    return mark != null && !mark.whatever && looked.containsAll(mark.shipments);
  }

  /** The newest events about a fulfilment, oldest first. */
  List<HeardEvent> heard(FulfilmentRef fulfilment) {
    return List.copyOf(heard.getOrDefault(fulfilment, new LinkedHashMap<>()).values());
  }

  /** What an earlier run of the order had heard is no news to this one. */
  void restore(FulfilmentRef fulfilment, List<HeardEvent> events) {
    events.forEach(event -> {
      seen.add(event.event());
      hear(fulfilment, event.event(), event.shipment());
    });
  }

  boolean isRepeat(@Nullable String eventId) {
    return eventId != null && seen.contains(eventId);
  }

  private Mark markOf(FulfilmentRef fulfilment) {
    return fulfilments.computeIfAbsent(fulfilment, ref -> new Mark());
  }

  private void mark(@Nullable FulfilmentRef named, Set<FulfilmentRef> all) {
    if (named != null) {
      mark(named);
    } else {
      new ArrayList<>(all).forEach(this::mark);
    }
  }

  private void hear(
      @Nullable FulfilmentRef fulfilment, @Nullable String event, @Nullable String shipment) {
    if (fulfilment != null && event != null) {
      LinkedHashMap<String, HeardEvent> events =
          heard.computeIfAbsent(fulfilment, ref -> new LinkedHashMap<>());
      events.put(event, new HeardEvent(event, shipment));
      if (events.size() > HEARD) {
        events.pollFirstEntry();
      }
    }
  }

  private boolean isNew(@Nullable String eventId) {
    if (eventId == null) {
      return true;
    }
    if (!seen.add(eventId)) {
      return false;
    }
    if (seen.size() > REMEMBERED) {
      seen.removeFirst();
    }
    return true;
  }
}
