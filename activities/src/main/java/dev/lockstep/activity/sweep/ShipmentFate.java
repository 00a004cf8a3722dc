package dev.lockstep.activity.sweep;

/** What became of one shipment in one sweep. */
enum ShipmentFate {
  HINTED,
  KNOWN,
  CLOSED;

  /** Of two links, the one that has the order decides: what is closed here may be open there. */
  ShipmentFate or(ShipmentFate other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
