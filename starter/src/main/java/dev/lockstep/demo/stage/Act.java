package dev.lockstep.demo.stage;

/** What people do to an order in the shop. Not every shop lets them. */
public enum Act {
  /** The money comes in. */
  PAY,
  /** What was missing when it was placed is added. */
  COMPLETE,
  /** It is cancelled there, and nobody asks beforehand. */
  CANCEL,
  /** It gets an address that is sound. */
  CORRECT_ADDRESS,
  /** It gets an address that is sound, and nobody is told. */
  CORRECT_ADDRESS_UNTOLD,
  /** One more of the first line. */
  ORDER_ONE_MORE,
  /** The payment is confirmed, and the shop hands the order over. */
  CONFIRM_PAYMENT,
  /** The customer wants to cancel, and the shop asks whether it is still time. */
  ASK_TO_CANCEL,
  /** The shop hands the order over once more, though it was acknowledged. */
  HAND_OVER_AGAIN,
  /** The goods have come and are allocated. */
  ALLOCATE
}
