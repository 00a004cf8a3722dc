package dev.lockstep.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A number of units of one SKU: whole, never negative. */
public record Quantity(@JsonValue int units) implements Comparable<Quantity> {
  public static final Quantity ZERO = new Quantity(0);

  @JsonCreator
  public Quantity {
    if (units < 0) {
      throw new IllegalArgumentException("A quantity must not be negative: " + units + ".");
    }
  }

  public static Quantity of(int units) {
    return new Quantity(units);
  }

  public Quantity plus(Quantity other) {
    return new Quantity(Math.addExact(units, other.units));
  }

  /** The difference, never below zero. */
  public Quantity minus(Quantity other) {
    return new Quantity(Math.max(0, units - other.units));
  }

  public Quantity atMost(Quantity other) {
    return units <= other.units ? this : other;
  }

  public boolean isZero() {
    return units == 0;
  }

  @Override
  public int compareTo(Quantity other) {
    return Integer.compare(units, other.units);
  }

  @Override
  public String toString() {
    return Integer.toString(units);
  }
}
