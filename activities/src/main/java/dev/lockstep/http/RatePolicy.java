package dev.lockstep.http;

/**
 * What one connection may ask of its platform.
 *
 * @param perSecond requests per second, lasting
 * @param burst requests that may go at once after a pause
 * @param maxConcurrent requests under way at the same time
 */
public record RatePolicy(double perSecond, int burst, int maxConcurrent) {
  public RatePolicy {
    if (!(perSecond > 0) || burst < 1 || maxConcurrent < 1) {
      throw new IllegalArgumentException(
          "A rate, its burst and its concurrency are above zero: perSecond=%s, burst=%d, maxConcurrent=%d"
              .formatted(perSecond, burst, maxConcurrent));
    }
  }
}
