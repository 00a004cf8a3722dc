package dev.lockstep.sandbox.deposco;

/** How {@code totalWeight} of a shipment is written. */
public enum WeightForm {
  NUMBER,
  /** {@code {"weight": …, "units": "lb"}}. */
  OBJECT
}
