package dev.lockstep.demo;

import dev.lockstep.common.ExceptionCode;

/** How a story should end. */
public sealed interface Expectation {

  /** Shipped, and the customer sees the tracking. */
  record Confirmed() implements Expectation {
    @Override
    public String toString() {
      return "confirmed";
    }
  }

  /** Nothing ships, and the storefront says so. */
  record Cancelled() implements Expectation {
    @Override
    public String toString() {
      return "cancelled";
    }
  }

  /** In front of a person, for this reason. */
  record InFrontOfAPerson(ExceptionCode code) implements Expectation {
    @Override
    public String toString() {
      return "parked, " + code;
    }
  }

  /** Nothing is known about the order beforehand: whatever is not lost is right. */
  record Anything() implements Expectation {
    @Override
    public String toString() {
      return "–";
    }
  }

  static Expectation confirmed() {
    return new Confirmed();
  }

  static Expectation cancelled() {
    return new Cancelled();
  }

  static Expectation parked(ExceptionCode code) {
    return new InFrontOfAPerson(code);
  }

  static Expectation anything() {
    return new Anything();
  }
}
