package dev.lockstep.platform.scayle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.http.ErrorReading;
import dev.lockstep.port.PlatformFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The platform's error keys. There may be several in one answer, in any order; its texts are for
 * people and are not read.
 */
final class ScayleErrors implements ErrorReading {
  private static final String THROTTLED = "RATE_LIMIT_EXCEED";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration UNSAID_WAIT = Duration.ofSeconds(2);
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

  /** The documents name the key and not the status it comes with. */
  @Override
  public Optional<Duration> ownThrottle(ApiResponse error) {
    return keys(error).stream().anyMatch(key -> key.startsWith(THROTTLED))
        ? Optional.of(untilReset(error))
        : Optional.empty();
  }

  private static Duration untilReset(ApiResponse error) {
    return error
        .header("X-RateLimit-Reset")
        .map(String::strip)
        .filter(value -> value.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .map(asked -> asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT)
        .orElse(UNSAID_WAIT);
  }

  /** Every key that looks like one; none where the body is not the platform's. */
  static List<String> keys(ApiResponse error) {
    JsonNode body;
    try {
      body = error.json();
    } catch (PlatformFailure notJson) {
      return List.of();
    }
    List<String> keys = new ArrayList<>();
    for (JsonNode entry : body.path("errors")) {
      String key = entry.path("errorKey").textValue();
      if (key != null && KEY.matcher(key).matches() && !keys.contains(key)) {
        keys.add(key);
      }
    }
    return List.copyOf(keys);
  }

  /** The keys as a reason for people, or the status where there is none. */
  static String reason(ApiResponse error) {
    List<String> keys = keys(error);
    return keys.isEmpty() ? "HTTP " + error.status() : String.join(", ", keys);
  }
}
