package dev.lockstep.platform.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.http.ErrorReading;
import dev.lockstep.port.PlatformFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the platform's errors mean.
 *
 * <p>An error is an array of {@code {"ErrorCode","Exception"}} or one such object, and may come
 * inside a 200 under {@code Errors}. {@code ErrorCode} says more than the status; the texts are for
 * people and are matched loosely.
 */
final class Cin7CoreErrors implements ErrorReading {
  private static final Pattern TOO_OFTEN =
      Pattern.compile(
          "reached\\s+\\d+\\s+calls\\s+per\\s+(?:minute|\\d+\\s+seconds)|\\d+\\s+calls\\s+per\\s+minute",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LEADING_DIGITS = Pattern.compile("\\s*(\\d{1,6}).*");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Duration unnamedWait;
  private final Pattern absent;

  Cin7CoreErrors(Duration unnamedWait, Pattern absent) {
    this.unnamedWait = unnamedWait;
    this.absent = absent;
  }

  /** The first error of an answer. */
  record Problem(Optional<Long> code, String text) {}

  /** Seen in the field: 429 with seconds or words, 503 and even 400, where only the text tells. */
  @Override
  public Optional<Duration> ownThrottle(ApiResponse error) {
    boolean tooOften =
        error.status() == 429
            || TOO_OFTEN.matcher(error.body().utf8()).find()
            || (error.status() == 503 && problem(error).isEmpty());
    return tooOften ? Optional.of(wait(error)) : Optional.empty();
  }

  private Duration wait(ApiResponse error) {
    return error
        .header("Retry-After")
        .map(LEADING_DIGITS::matcher)
        .filter(Matcher::matches)
        .map(asked -> Duration.ofSeconds(Long.parseLong(asked.group(1))))
        .map(asked -> asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked)
        .orElse(unnamedWait);
  }

  /** An unknown path is answered with a page and a 200. */
  @Override
  public boolean isWrongPath(ApiResponse page) {
    return true;
  }

  /** A 503 in the platform's own words comes before anything is done. */
  @Override
  public boolean surelyHadNoEffect(ApiResponse error) {
    return error.status() == 503 && problem(error).isPresent();
  }

  /** Whether a refusal says that the thing asked for does not exist. */
  boolean saysAbsent(ApiResponse refusal) {
    return problem(refusal)
        .filter(problem ->
            problem.code().filter(code -> code == 404).isPresent()
                || absent.matcher(problem.text()).find())
        .isPresent();
  }

  /** The first error of a refusal, or of a success that is none; empty where there is none. */
  static Optional<Problem> problem(ApiResponse answer) {
    JsonNode body;
    try {
      body = answer.json();
    } catch (PlatformFailure notJson) {
      return Optional.empty();
    }
    JsonNode listed = body.isObject() && body.has("Errors") ? body.get("Errors") : body;
    JsonNode first = listed.isArray() ? listed.path(0) : listed;
    JsonNode code = first.path("ErrorCode");
    JsonNode text = first.path("Exception");
    if (code.isMissingNode() && !text.isTextual()) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            code.canConvertToLong()
                ? Optional.of(code.longValue())
                : LEADING_DIGITS
                    .matcher(code.asText())
                    .results()
                    .findFirst()
                    .map(digits -> Long.parseLong(digits.group(1))),
            text.asText("")));
  }
}
