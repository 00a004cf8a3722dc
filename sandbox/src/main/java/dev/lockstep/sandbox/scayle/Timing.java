package dev.lockstep.sandbox.scayle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long the platform waits, by the clock of the options.
 *
 * @param delegationPause from confirmation to the first delegation
 * @param answerTimeout how long a blocking call waits for its answer; wall time
 * @param retries pauses between the attempts of a blocking call; after the last one it gives up
 * @param forceCloseAfter an order without a message of the merchant for so long is closed
 */
public record Timing(
    Duration delegationPause,
    Duration answerTimeout,
    List<Duration> retries,
    Duration forceCloseAfter) {
  public Timing {
    retries = List.copyOf(retries);
  }

  /** One minute; 15 seconds; 3 and 5 minutes, then 23 times two hours; 14 days. */
  public static Timing asDocumented() {
    List<Duration> retries = new ArrayList<>(List.of(Duration.ofMinutes(3), Duration.ofMinutes(5)));
    retries.addAll(Collections.nCopies(23, Duration.ofHours(2)));
    return new Timing(Duration.ofMinutes(1), Duration.ofSeconds(15), retries, Duration.ofDays(14));
  }

  /** Everything but the wait for an answer passes so many times faster. */
  public Timing faster(long factor) {
    return new Timing(
        delegationPause.dividedBy(factor),
        answerTimeout,
        retries.stream().map(pause -> pause.dividedBy(factor)).toList(),
        forceCloseAfter.dividedBy(factor));
  }

  public Timing withDelegationPause(Duration pause) {
    return new Timing(pause, answerTimeout, retries, forceCloseAfter);
  }

  public Timing withAnswerTimeout(Duration timeout) {
    return new Timing(delegationPause, timeout, retries, forceCloseAfter);
  }

  public Timing withRetries(List<Duration> pauses) {
    return new Timing(delegationPause, answerTimeout, pauses, forceCloseAfter);
  }

  public Timing withForceCloseAfter(Duration time) {
    return new Timing(delegationPause, answerTimeout, retries, time);
  }
}
