package dev.lockstep.order;

/** Why a parked order goes on. */
sealed interface Unparked {

  /** A person decided. */
  record Decided(Resolution resolution) implements Unparked {}

  /** What it waited for changed by itself: a corrected order, a payment, a cancellation. */
  record Woken() implements Unparked {}

  /** The cause lies in a connection, and it is time to try again. */
  record TimeToRetry() implements Unparked {}
}
