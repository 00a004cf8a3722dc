package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.http.Answer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A throttled call, with each of the headers met in the field. */
final class RateLimit {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private RateLimit() {}

  static Answer answer(Platform platform, FaultRule rule, Instant now) {
    Answer answer = platform.throttled(rule.status() == 0 ? 429 : rule.status(), rule.code());
    String seconds = Long.toString(Math.max(1, Math.ceilDiv(rule.waitMillis(), 1000)));
    return switch (rule.hint()) {
      case RETRY_AFTER_SECONDS -> answer.with("Retry-After", seconds);
      case RETRY_AFTER_DATE ->
          answer.with("Retry-After", HTTP_DATE.format(now.plusSeconds(Long.parseLong(seconds))));
      case RETRY_AFTER_WORDS -> answer.with("Retry-After", seconds + " Seconds");
      case X_RATE_LIMIT_RESET -> answer.with("X-RateLimit-Reset", seconds);
      case RATE_LIMIT_RESET -> answer.with("RateLimit-Reset", seconds);
      case NONE -> answer;
    };
  }
}
