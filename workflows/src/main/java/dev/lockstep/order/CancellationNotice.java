package dev.lockstep.order;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;

/**
 * Asks for the order source to be told what became of a cancellation.
 *
 * @param wholeOrder the whole order was asked for, so that the order itself is marked
 */
public record CancellationNotice(
    int version, LinkId link, OrderId order, boolean wholeOrder, CancellationDecision decision) {
  public static final int VERSION = 1;

  public CancellationNotice {
    version = version == 0 ? VERSION : version;
  }
}
