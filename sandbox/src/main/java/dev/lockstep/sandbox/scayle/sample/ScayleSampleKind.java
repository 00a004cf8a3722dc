package dev.lockstep.sandbox.scayle.sample;

/** What is special about a sample order. */
public enum ScayleSampleKind {
  /** Nothing: paid, complete, shippable; several units of one SKU and one of another. */
  PAID(true),
  /** Ten units of one SKU, hence ten order items. */
  TEN_OF_ONE(true),
  /** Stock comes from two warehouses; one SKU from both. */
  TWO_WAREHOUSES(true),
  /** Two units of one SKU with different prices and tax rates. */
  DIFFERENT_PRICES(true),
  /** Can be corrected. */
  BAD_POSTCODE(false),
  /** Can be corrected. */
  MISSING_STREET(false),
  /** A well-formed SKU that the warehouse does not know. */
  UNKNOWN_SKU(false),
  /** A SKU that breaks the warehouse's format. */
  MALFORMED_SKU(false),
  /** A service chosen at checkout that nobody has mapped. */
  UNMAPPED_CARRIER(false),
  /** Payment is outstanding: pended, and not delegated before it is confirmed. */
  UNCONFIRMED(false),
  /** Empty maps are arrays, optional values are null or absent. */
  EMPTY_MAPS(true),
  /** Some of the delegated item ids are texts. */
  STRING_IDS(true),
  /** Goes to a pick-up point instead of a door. */
  COLLECTION_POINT(true),
  /** An item with a service beneath it that has an id, but no stock. */
  SUB_ITEMS(true);

  private final boolean releasable;

  ScayleSampleKind(boolean releasable) {
    this.releasable = releasable;
  }

  /** Whether an order like this may go to the warehouse as it is. */
  public boolean releasable() {
    return releasable;
  }
}
