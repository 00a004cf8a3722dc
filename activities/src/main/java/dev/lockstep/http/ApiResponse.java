package dev.lockstep.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.port.PlatformFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;
import okio.ByteString;

/**
 * What a platform answered, status below 500; the adapter judges it.
 *
 * @param call the request's method and path template, for messages
 * @param effect of the request: an unreadable answer to a write leaves its outcome unknown
 */
public record ApiResponse(
    ConnectionId connection,
    String call,
    Effect effect,
    int status,
    Headers headers,
    ByteString body) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * The body as JSON.
   *
   * @throws PlatformFailure where it is none: MALFORMED after a read or a refusal, OUTCOME_UNKNOWN
   *     after a write that seems to have succeeded
   */
  public JsonNode json() {
    try {
      JsonNode read = JSON.readTree(body.toByteArray());
      if (!read.isMissingNode()) {
        return read;
      }
    } catch (JacksonException e) {
      // The parser's message quotes the body, which may hold personal data: it is left out.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean mayHaveHappened = effect == Effect.WRITE && isSuccess();
    throw PlatformFailure.of(
        mayHaveHappened ? FailureKind.OUTCOME_UNKNOWN : FailureKind.MALFORMED,
        connection,
        "The answer is not JSON. connection=%s, call=%s, status=%d. %s"
            .formatted(
                connection,
                call,
                status,
                mayHaveHappened
                    ? "The write may have happened; look it up."
                    : "Check the configured address and what stands between."));
  }

  /** Whether the body is a page for people: a proxy or a login answered, not the platform. */
  boolean isHtml() {
    String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      return false;
    }
    return type.contains("html") || body.utf8().stripLeading().startsWith("<");
  }

  @Override
  public String toString() {
    return call + " → " + status;
  }
}
