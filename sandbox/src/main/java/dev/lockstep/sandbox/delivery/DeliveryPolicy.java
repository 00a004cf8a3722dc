package dev.lockstep.sandbox.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How stubborn a platform is.
 *
 * @param firstPause after the first failed attempt; doubles up to {@code longestPause}
 * @param attempts then the notice is given up
 * @param atOnce at most so many posts at the same time
 */
public record DeliveryPolicy(Duration firstPause, Duration longestPause, int attempts, int atOnce) {
  public static DeliveryPolicy defaults() {
    return new DeliveryPolicy(Duration.ofMillis(100), Duration.ofSeconds(2), 60, 32);
  }

  /** The pause before each attempt; the first one is made at once. */
  List<Duration> pauses() {
    List<Duration> pauses = new ArrayList<>(List.of(Duration.ZERO));
    Duration pause = firstPause;
    while (pauses.size() < attempts) {
      pauses.add(pause);
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
    }
    return pauses;
  }
}
