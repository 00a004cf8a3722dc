package dev.lockstep.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  @Test
  void seconds_are_taken_as_they_are() {
    assertThat(asked("Retry-After", "7")).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void a_date_is_counted_from_now_and_a_past_one_means_at_once() {
    assertThat(asked("Retry-After", "Sat, 21 Nov 2026 12:00:09 GMT"))
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(asked("Retry-After", "Sat, 21 Nov 2026 11:00:00 GMT")).isEqualTo(Duration.ZERO);
  }

  @Test
  void the_reset_headers_follow_in_their_order() {
    assertThat(asked("RateLimit-Reset", "9", "X-RateLimit-Reset", "5"))
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(asked("RateLimit-Reset", "9")).isEqualTo(Duration.ofSeconds(9));
    assertThat(asked("X-RateLimit-Reset", "5", "Retry-After", "3"))
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void nobody_is_kept_waiting_longer_than_a_minute() {
    assertThat(asked("Retry-After", "86400")).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void without_a_sensible_word_a_short_pause_is_made() {
    assertThat(asked()).isEqualTo(RetryAfter.FALLBACK);
    assertThat(asked("Retry-After", "soon")).isEqualTo(RetryAfter.FALLBACK);
    assertThat(asked("Retry-After", "-4")).isEqualTo(RetryAfter.FALLBACK);
  }

  private static Duration asked(String... namesAndValues) {
    return RetryAfter.of(Headers.of(namesAndValues), InstantSource.fixed(Connections.NOW));
  }
}
