package dev.lockstep.sandbox.cin7core;

import java.time.Duration;
import java.util.List;

/**
 * How many calls the account may make within any window of time.
 *
 * @param shapes how a call too many is answered, in turn
 */
public record Cin7Quota(int calls, Duration window, List<Shape> shapes) {
  public Cin7Quota {
    shapes = List.copyOf(shapes);
    if (calls < 1 || shapes.isEmpty()) {
      throw new IllegalArgumentException(
          "A quota needs at least one call and one shape. calls=" + calls);
    }
  }

  /** The platform's limit: 60 calls in 60 seconds, refused in every way met in the field. */
  public static Cin7Quota platform() {
    return new Cin7Quota(60, Duration.ofSeconds(60), List.of(Shape.values()));
  }

  /** One way to refuse a call too many. */
  public enum Shape {
    /** 429 with {@code Retry-After: 30}. */
    SECONDS,
    /** 429 with {@code Retry-After: 60 Seconds}. */
    WORDS,
    /** 503 without any header. */
    UNAVAILABLE,
    /** 400; only the text tells. */
    BAD_REQUEST
  }
}
