package dev.lockstep.demo.stage;

/** What is special about an order when it is placed. Not every shop can make every kind. */
public enum OrderKind {
  /** Nothing: paid, complete, shippable from one facility. */
  PAID,
  /** Paid by several payments together. */
  PAID_BY_TRANSACTIONS,
  /** Not paid, which the shop tells from the start. */
  UNPAID,
  /** One line costs nothing and ships all the same. */
  GIFT,
  /** One line is nothing a warehouse could ship. */
  NOT_STOCKED_LINE,
  /** The customer was given no number. */
  UNNUMBERED,
  /** Its lines ship from two facilities. */
  SPLIT,
  /** Placed before it was complete. */
  INCOMPLETE,
  /** Can be corrected. */
  BAD_POSTCODE,
  /** Can be corrected. */
  MISSING_STREET,
  OVERLONG_ADDRESS,
  /** A delivery service that nobody has mapped. */
  SERVICE_UNMAPPED,
  MALFORMED_SKU,
  /** Well-formed, and nothing the warehouse knows. */
  UNKNOWN_SKU,
  /** Lines and total do not add up. */
  TOTAL_WRONG,
  /** Two lines of one SKU, at different prices. */
  ONE_SKU_TWICE,
  /** Pended: the shop tells nobody of it before its payment is confirmed. */
  UNCONFIRMED,
  /** Nobody has authorised it yet. */
  DRAFT,
  /** Authorised, and its goods are not allocated yet. */
  BACKORDERED,
  /** The merchant has picked it in the shop's own books. */
  PICKED_ALREADY
}
