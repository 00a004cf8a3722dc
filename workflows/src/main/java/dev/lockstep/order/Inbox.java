package dev.lockstep.order;

import dev.lockstep.common.FulfilmentRef;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hints that have not been looked into yet. A hint is only a mark: what it says is re-read.
 *
 * <p>Repeated event ids are dropped, so that a sender's retry costs no activity.
 */
final class Inbox {
  private static final int REMEMBERED = 500;

  private final LinkedHashSet<String> seen = new LinkedHashSet<>();
  private final Set<FulfilmentRef> fulfilments = new HashSet<>();
  private boolean payment;
  private boolean change;

  void put(PaymentSettled hint) {
    payment |= isNew(hint.eventId());
  }

  void put(OrderChanged hint, long versionRead) {
    boolean news = hint.sourceVersion() == null || hint.sourceVersion() > versionRead;
    change |= isNew(hint.eventId()) && news;
  }

  /** Marks a fulfilment; one that is not named marks {@code all} of them. */
  void put(@Nullable String eventId, @Nullable FulfilmentRef named, Set<FulfilmentRef> all) {
    if (isNew(eventId)) {
      if (named == null) {
        fulfilments.addAll(all);
      } else {
        fulfilments.add(named);
      }
    }
  }

  boolean hasPayment() {
    return payment;
  }

  boolean hasChange() {
    return change;
  }

  boolean has(FulfilmentRef fulfilment) {
    return fulfilments.contains(fulfilment);
  }

  void markChange() {
    change = true;
  }

  void mark(FulfilmentRef fulfilment) {
    fulfilments.add(fulfilment);
  }

  /** The order is about to be read: whatever was hinted about it is thereby looked into. */
  void clearOrder() {
    payment = false;
    change = false;
  }

  void clear(FulfilmentRef fulfilment) {
    fulfilments.remove(fulfilment);
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
