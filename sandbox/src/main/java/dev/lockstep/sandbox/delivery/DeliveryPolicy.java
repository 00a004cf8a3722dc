package dev.lockstep.sandbox.delivery;

import java.time.Duration;

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
}
