package dev.lockstep.sandbox.cin7core.sample;

/** What is special about a sample sale. */
public enum Cin7SampleKind {
  /** Nothing: authorised, invoiced and paid, two SKUs. */
  AUTHORISED(true),
  /** Paid before there is an invoice. */
  PREPAID(true),
  /** The same SKU in two lines at different prices. */
  REPEATED_SKU(true),
  /** Neither invoice nor payment; it can be paid later. */
  UNPAID(false),
  /** Invoiced, and paid in part: the sale's status says so, whatever the warehouse does. */
  PARTLY_PAID(false),
  /** One line is short: authorised all the same. */
  BACKORDERED(false),
  /** Authorised without an allocation of stock. */
  NO_ALLOC(false),
  /** One line comes straight from a supplier. */
  DROP_SHIP_LINE(true),
  /** One line is a service. */
  SERVICE_LINE(true),
  /** Half a unit. */
  FRACTIONAL(false),
  BAD_POSTCODE(false),
  MISSING_STREET(false),
  /** A SKU that no warehouse knows. */
  UNKNOWN_SKU(false),
  /** A carrier that nobody has mapped. */
  UNMAPPED_CARRIER(false),
  /** The order is not authorised yet. */
  DRAFT(false),
  /** The merchant has authorised the pick. */
  PICKED_BY_MERCHANT(true),
  /** The merchant has authorised pick and pack, one box, and left it there. */
  PACKED_BY_MERCHANT(true),
  /** A channel has left a ship line with a carrier and no tracking number. */
  PLACEHOLDER_SHIP_LINE(true),
  /** An Advanced sale, still without any fulfilment task. */
  ADVANCED(true),
  /** Replies about it show booleans and numbers as texts. */
  STRING_BOOLEANS(true);

  private final boolean releasable;

  Cin7SampleKind(boolean releasable) {
    this.releasable = releasable;
  }

  /** Whether the goods of a sale like this may be sent as it is. */
  public boolean releasable() {
    return releasable;
  }
}
