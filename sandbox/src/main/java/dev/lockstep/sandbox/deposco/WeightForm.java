package dev.lockstep.sandbox.deposco;

/** How {@code totalWeight} of a shipment is written. */
public enum WeightForm {
  NUMBER,
  /** {@code {"value": …, "units": "lb"}}. */
  OBJECT
}
