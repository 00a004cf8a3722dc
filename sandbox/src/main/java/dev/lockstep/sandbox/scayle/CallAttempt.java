package dev.lockstep.sandbox.scayle;

import java.time.Instant;
import java.util.List;

/**
 * One blocking call to the merchant and what came back.
 *
 * @param number from 1 in each series; a repeat by hand is a series of its own
 * @param warehouses asked about in a cancellation; empty in a delegation
 * @param status 0 when there was no answer
 * @param result the text of {@code orderDelegationResult} or {@code cancellationResult}; empty when
 *     there is none
 */
public record CallAttempt(
    int number, Instant at, List<String> warehouses, int status, String result, Outcome outcome) {
  public CallAttempt {
    warehouses = List.copyOf(warehouses);
  }

  /** What the platform made of it. */
  public enum Outcome {
    SUCCESS,
    /** Refused for good; only cancellations know this. */
    REFUSED,
    /** Another status or shape than the one expected: tried again. */
    NOT_UNDERSTOOD,
    /** No answer in time, or none at all: tried again. */
    NO_ANSWER
  }
}
