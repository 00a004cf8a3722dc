package dev.lockstep.platform.cin7core;

import dev.lockstep.order.model.SourceState;
import java.util.Set;

/**
 * What the statuses of a sale and of its order mean together.
 *
 * <p>Only an authorised order is for a warehouse. A word the platform adds later is taken for one
 * that people are still at work on: nothing ships by a word nobody knows.
 */
final class SaleStatus {
  static final String VOIDED = "VOIDED";
  static final String AUTHORISED = "AUTHORISED";
  static final String UNALLOCATED = "AUTH_NO_ALLOC";
  private static final Set<String> RELEASED =
      Set.of(AUTHORISED, UNALLOCATED, "FULFILLED", "CLOSED");

  private SaleStatus() {}

  /** By the upper-case words of the sale's and the order's status; blank where there is none. */
  static SourceState of(String sale, String order) {
    if (sale.equals(VOIDED) || order.equals(VOIDED)) {
      return SourceState.CANCELLED;
    }
    return RELEASED.contains(order) ? SourceState.OPEN : SourceState.DRAFT;
  }
}
