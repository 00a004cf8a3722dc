package dev.lockstep.order.model;

/**
 * How far a warehouse is with a fulfilment, in the house's words and in the order of the floor.
 *
 * <p>Adapters map their platform's statuses to these; an unknown status is {@link #UNMAPPED} and
 * keeps its raw word beside it.
 */
public enum FulfilmentStage {
  /** Taken in, not yet visible to the floor (asynchronous intake). */
  ACCEPTED,
  RECEIVED,
  ON_HOLD,
  BACKORDERED,
  /** The warehouse needs an answer. */
  QUERIED,
  ALLOCATED,
  /** Released to the floor. */
  RELEASED,
  PICKING,
  PICKED,
  PACKING,
  PACKED,
  PART_DISPATCHED,
  DISPATCHED,
  DELIVERED,
  CANCEL_REQUESTED,
  CANCELLED,
  REJECTED,
  UNMAPPED;

  /** Whether goods have begun to leave the building. */
  public boolean hasLeft() {
    return this == PART_DISPATCHED || this == DISPATCHED || this == DELIVERED;
  }
}
