package dev.lockstep.http;

import java.time.Duration;

/**
 * How long a request may take.
 *
 * @param connect until the connection stands
 * @param read between two bytes of the answer
 * @param call all of it
 */
public record TimeLimits(Duration connect, Duration read, Duration call) {
  public static final TimeLimits DEFAULT =
      new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30));
}
