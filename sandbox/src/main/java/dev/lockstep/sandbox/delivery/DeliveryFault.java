package dev.lockstep.sandbox.delivery;

/** What can go wrong with a notice. */
public enum DeliveryFault {
  /** Accepted once, and posted again. */
  DUPLICATE,
  /** Held back until a later notice has been posted (or {@code waitMillis} have passed). */
  REORDER,
  /** Posted {@code waitMillis} late. */
  DELAY,
  /** Never posted. */
  DROP,
  /** The payload was too big and is left out; the envelope says so. */
  PAYLOAD_NOT_INCLUDED,
  /** The first attempt carries a signature that does not fit. */
  BAD_SIGNATURE,
  /** The first attempt carries a time long past, correctly signed. */
  OLD_TIMESTAMP,
  /** Every attempt carries a body that is no JSON. */
  MALFORMED_PAYLOAD,
  /** Somebody posts the same about an order that does not exist, correctly signed, beside it. */
  UNKNOWN_ORDER,
  /** Once accepted, the very same request is posted again, byte for byte. */
  REPLAYED
}
