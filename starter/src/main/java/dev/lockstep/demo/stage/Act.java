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
  /** One more of the first line. */
  ORDER_ONE_MORE
}
