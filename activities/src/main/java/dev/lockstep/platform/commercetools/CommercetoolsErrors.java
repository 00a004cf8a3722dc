package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.http.ErrorReading;
import dev.lockstep.port.PlatformFailure;
import java.util.Optional;
import java.util.Set;

/**
 * The platform's error codes. Its texts are for people and change; only {@code errors[].code} is
 * read.
 */
final class CommercetoolsErrors implements ErrorReading {
  private static final Set<String> NOTHING_DONE = Set.of("OverCapacity", "PendingOperation");

  @Override
  public boolean surelyHadNoEffect(ApiResponse error) {
    return error.status() == 503 && code(error).filter(NOTHING_DONE::contains).isPresent();
  }

  /** The first error's code, cut to what a code looks like; empty where there is none. */
  static Optional<String> code(ApiResponse error) {
    JsonNode body;
    try {
      body = error.json();
    } catch (PlatformFailure notJson) {
      return Optional.empty();
    }
    return Optional.ofNullable(body.path("errors").path(0).path("code").textValue())
        .filter(code -> code.matches("[A-Za-z_]{1,60}"));
  }
}
