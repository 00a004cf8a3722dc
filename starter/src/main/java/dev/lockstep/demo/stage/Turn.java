package dev.lockstep.demo.stage;

/** What a warehouse does with an order beside the ordinary. Not every warehouse does all of it. */
public enum Turn {
  /** It goes out in two shipments, one after the other. */
  TWO_SHIPMENTS,
  /** It goes out at once, in three parcels. */
  THREE_PARCELS,
  /** It goes out, and its tracking number is known a while later. */
  TRACKING_LATER,
  /** One unit of the first SKU is not there when it is picked. */
  SHORT_PICKED,
  /** The warehouse does not take it. */
  REJECTED,
  /** It is accepted at once and taken in a while later. */
  TAKEN_IN_LATER,
  /** It stands still while it may still be cancelled. */
  HELD_BEFORE_CUT_OFF,
  /** It stands still when it may not be cancelled any more. */
  HELD_AFTER_CUT_OFF,
  /** The warehouse itself cancels it. */
  CANCELLED_THERE,
  /** A while after it has gone out, it gets another tracking number. */
  RELABELLED,
  /** A while after it has gone out, it is taken back for good. */
  TAKEN_BACK,
  /** A while after it has gone out, it is taken back and goes out again. */
  TAKEN_BACK_AND_SHIPPED_AGAIN
}
