package dev.lockstep.order.model;

/** What an order line is, which decides whether the warehouse has to ship it. */
public enum LineKind {
  /** Goods with a SKU. */
  STANDARD,
  /** Goods given away: price zero, still shipped. */
  GIFT,
  /** No SKU behind it: a fee, a gift wrap, a discount. */
  CUSTOM,
  /** The virtual parent of a bundle, whose components are lines of their own. */
  BUNDLE_PARENT,
  /** Never comes from a warehouse: drop-shipped by a supplier, a service, not kept in stock. */
  NOT_STOCKED
}
