package dev.lockstep.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Headers;

/**
 * When a platform that said 429 wants to be asked again: {@code Retry-After} (seconds or an RFC
 * 1123 date), else {@code X-RateLimit-Reset}, else {@code RateLimit-Reset} (seconds from now).
 */
public final class RetryAfter {
  static final Duration LONGEST = Duration.ofSeconds(60);

  /** What is waited where the platform does not say, or says nothing sensible. */
  static final Duration FALLBACK = Duration.ofSeconds(2);

  private RetryAfter() {}

  public static Duration of(Headers headers, InstantSource clock) {
    return Stream.of("Retry-After", "X-RateLimit-Reset", "RateLimit-Reset")
        .flatMap(name -> Optional.ofNullable(headers.get(name)).stream())
        .flatMap(value -> read(value.strip(), clock).stream())
        .findFirst()
        .map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked)
        .orElse(FALLBACK);
  }

  private static Optional<Duration> read(String value, InstantSource clock) {
    if (value.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration left = Duration.between(clock.instant(), date.toInstant());
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
