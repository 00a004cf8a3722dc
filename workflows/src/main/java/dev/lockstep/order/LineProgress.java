package dev.lockstep.order;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;

/** Where one released line stands; it is settled when nothing of it is open. */
public record LineProgress(
    LineId line, Quantity ordered, Quantity dispatched, Quantity cancelled, Quantity shorted) {

  /** Units that may still ship. */
  public Quantity open() {
    return ordered.minus(dispatched).minus(cancelled).minus(shorted);
  }
}
