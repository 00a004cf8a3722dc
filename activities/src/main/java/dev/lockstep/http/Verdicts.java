package dev.lockstep.http;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.port.PlatformFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What an answer, or the lack of one, means: the decision table of the kit.
 *
 * <pre>
 *                                 read          write
 * never sent                      UNAVAILABLE   UNAVAILABLE
 * sent, no whole answer           UNAVAILABLE   OUTCOME_UNKNOWN
 * 408, 5xx                        UNAVAILABLE   OUTCOME_UNKNOWN, UNAVAILABLE where surely undone
 * 2xx without the body due        UNAVAILABLE   OUTCOME_UNKNOWN
 * a page for people               UNAVAILABLE   OUTCOME_UNKNOWN
 * 3xx                             MALFORMED     MALFORMED
 * 401 after renewal, 403          UNAUTHORISED  UNAUTHORISED
 * 429, any error that means it    RATE_LIMITED  RATE_LIMITED
 * a page that means: wrong path   MALFORMED     MALFORMED
 * other 2xx, other 4xx            the adapter judges
 * </pre>
 */
final class Verdicts {
  private static final String RETRIED = " It is tried again.";
  private static final String LOOK_UP = " The write may have happened; look it up.";

  private final ConnectionId connection;
  private final ErrorReading errors;
  private final InstantSource clock;

  Verdicts(ConnectionId connection, ErrorReading errors, InstantSource clock) {
    this.connection = connection;
    this.errors = errors;
    this.clock = clock;
  }

  /** The answer, where it is one the adapter can judge. */
  ApiResponse judge(ApiRequest request, ApiResponse answer, String correlation) {
    int status = answer.status();
    Optional<Duration> wait = status < 400 ? Optional.empty() : errors.ownThrottle(answer);
    if (wait.isPresent()) {
      throw slowDown(request, status, correlation, wait.get());
    }
    if (status == 429 || (status == 403 && errors.isThrottle(answer))) {
      throw slowDown(request, status, correlation, RetryAfter.of(answer.headers(), clock));
    }
    if (status == 401 || status == 403) {
      throw failure(
          FailureKind.UNAUTHORISED,
          sentence("The credentials are not accepted.", request, status, correlation)
              + " Check the connection's credentials and scopes.");
    }
    if (status >= 300 && status < 400) {
      throw failure(
          FailureKind.MALFORMED,
          sentence("The platform answered with a redirect.", request, status, correlation)
              + " Check the configured address.");
    }
    if (status >= 500 || status == 408) {
      throw errors.surelyHadNoEffect(answer)
          ? failure(
              FailureKind.UNAVAILABLE,
              sentence("The platform took nothing.", request, status, correlation)
                  + " It is tried again.")
          : unusable("The platform reports an error of its own.", request, status, correlation);
    }
    if (answer.isHtml() && answer.isSuccess() && errors.isWrongPath(answer)) {
      throw failure(
          FailureKind.MALFORMED,
          sentence("There is nothing at this path.", request, status, correlation)
              + " Check the configured address.");
    }
    if (answer.isHtml()) {
      throw unusable("A page came where an answer was due.", request, status, correlation);
    }
    if (answer.isSuccess() && request.due() == ApiRequest.Due.JSON && answer.body().size() == 0) {
      throw unusable("The answer came without its body.", request, status, correlation);
    }
    return answer;
  }

  PlatformFailure lost(ApiRequest request, SendMark mark, IOException cause, String correlation) {
    String values =
        " connection=%s, call=%s, cause=%s, correlation=%s."
            .formatted(connection, request.call(), cause.getClass().getSimpleName(), correlation);
    if (!mark.mayHaveBeenSent()) {
      return failure(
          FailureKind.UNAVAILABLE, "The platform could not be reached." + values + RETRIED);
    }
    return switch (request.effect()) {
      case READ -> failure(FailureKind.UNAVAILABLE, "No whole answer came." + values + RETRIED);
      case WRITE ->
          failure(FailureKind.OUTCOME_UNKNOWN, "No whole answer came." + values + LOOK_UP);
    };
  }

  PlatformFailure queueTooLong(ApiRequest request) {
    return PlatformFailure.rateLimited(
        connection,
        "The connection's own request budget is used up. connection=%s, call=%s. It is tried again."
            .formatted(connection, request.call()),
        RateBudget.LONGEST_WAIT);
  }

  PlatformFailure interrupted(ApiRequest request) {
    return failure(
        FailureKind.UNAVAILABLE,
        "The request was given up before it was sent. connection=%s, call=%s. It is tried again."
            .formatted(connection, request.call()));
  }

  private PlatformFailure slowDown(
      ApiRequest request, int status, String correlation, Duration wait) {
    return PlatformFailure.rateLimited(
        connection,
        sentence("The platform asks to slow down.", request, status, correlation)
            + " It is tried again after the time it asked for.",
        wait);
  }

  private PlatformFailure unusable(
      String what, ApiRequest request, int status, String correlation) {
    String sentence = sentence(what, request, status, correlation);
    return switch (request.effect()) {
      case READ -> failure(FailureKind.UNAVAILABLE, sentence + RETRIED);
      case WRITE -> failure(FailureKind.OUTCOME_UNKNOWN, sentence + LOOK_UP);
    };
  }

  private String sentence(String what, ApiRequest request, int status, String correlation) {
    return "%s connection=%s, call=%s, status=%d, correlation=%s."
        .formatted(what, connection, request.call(), status, correlation);
  }

  private PlatformFailure failure(FailureKind kind, String message) {
    return PlatformFailure.of(kind, connection, message);
  }
}
