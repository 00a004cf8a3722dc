package dev.lockstep.sandbox.commercetools.sample;

/** What is special about a sample order. */
public enum SampleKind {
  /** Nothing: paid, complete, shippable. */
  PAID(true),
  /** Neither label nor transaction says paid; it can be paid later. */
  UNPAID(false),
  /** No label; two successful charges together cover the total. */
  PAID_BY_TRANSACTIONS(true),
  /** One line is a gift: price 0, still ships. */
  GIFT_LINE(true),
  /** A custom line, gift wrapping, which has no SKU. */
  CUSTOM_LINE(true),
  /** A line whose variant has no SKU. */
  MISSING_SKU(false),
  /** A SKU that breaks the warehouse's format. */
  MALFORMED_SKU(false),
  /** A well-formed SKU that the warehouse does not know. */
  UNKNOWN_SKU(false),
  BAD_POSTCODE(false),
  MISSING_STREET(false),
  /** An address line longer than carriers take. */
  OVERLONG_ADDRESS(false),
  /** A shipping method that nobody has mapped. */
  UNMAPPED_SHIPPING_METHOD(false),
  /** The lines do not add up to the total. */
  PRICE_MISMATCH(false),
  /** Placed without lines; {@code Merchant.complete} adds them. */
  INCOMPLETE(false),
  /** Lines from two supply channels. */
  SPLIT(true),
  NO_ORDER_NUMBER(true),
  /** Shipping mode Multiple, two shipping addresses. */
  MULTIPLE_SHIPPING(true);

  private final boolean releasable;

  SampleKind(boolean releasable) {
    this.releasable = releasable;
  }

  /** Whether an order like this may go to the warehouse as it is. */
  public boolean releasable() {
    return releasable;
  }
}
