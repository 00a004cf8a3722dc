package dev.lockstep.order.policy;

import dev.lockstep.order.model.FulfilmentStage;

/**
 * Until when a fulfilment may be cancelled.
 *
 * @param tooLateFrom the first stage of the floor in which it may not be any more: {@code PICKING}
 *     says that picking having started is too late
 */
public record CutOff(FulfilmentStage tooLateFrom) {
  public static final CutOff DEFAULT = new CutOff(FulfilmentStage.PICKING);

  public CutOff {
    switch (tooLateFrom) {
      case RELEASED, PICKING, PICKED, PACKING, PACKED, PART_DISPATCHED, DISPATCHED -> {}
      case ACCEPTED,
          RECEIVED,
          ON_HOLD,
          BACKORDERED,
          QUERIED,
          ALLOCATED,
          DELIVERED,
          CANCEL_REQUESTED,
          CANCELLED,
          REJECTED,
          UNMAPPED ->
          throw new IllegalArgumentException(
              "A cut-off is a stage of the floor from RELEASED to DISPATCHED, not " + tooLateFrom);
    }
  }

  /** Whether a fulfilment in {@code stage} may still be cancelled. */
  public boolean allows(FulfilmentStage stage) {
    return switch (stage) {
      case ACCEPTED, RECEIVED, ON_HOLD, BACKORDERED, QUERIED, ALLOCATED, CANCEL_REQUESTED -> true;
      case RELEASED, PICKING, PICKED, PACKING, PACKED, PART_DISPATCHED, DISPATCHED, DELIVERED ->
          stage.compareTo(tooLateFrom) < 0;
      case CANCELLED, REJECTED -> true;
      // The warehouse says something we cannot read: let it decide rather than refuse for it.
      case UNMAPPED -> true;
    };
  }
}
