package dev.lockstep.platform.scend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.http.ErrorReading;
import dev.lockstep.port.PlatformFailure;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Scend's errors mean. */
final class ScendErrors implements ErrorReading {
  private static final Pattern THROTTLE =
      Pattern.compile("throttl|rate.?limit|too many requests", Pattern.CASE_INSENSITIVE);

  private static final Map<String, ExceptionCode> BUILT_IN =
      Map.of(
          "UNKNOWN_PRODUCT_CODE", ExceptionCode.SKU_UNKNOWN,
          "INVALID_PRODUCT_CODE_FORMAT", ExceptionCode.SKU_MALFORMED,
          "INVALID_ADDRESS", ExceptionCode.ADDRESS_INVALID,
          "UNKNOWN_SERVICE", ExceptionCode.DELIVERY_SERVICE_UNMAPPED);

  private final Map<String, ExceptionCode> byCode;

  ScendErrors(Map<String, ExceptionCode> overrides) {
    Map<String, ExceptionCode> all = new HashMap<>(BUILT_IN);
    overrides.forEach((code, exception) -> all.put(code.toUpperCase(Locale.ROOT), exception));
    byCode = Map.copyOf(all);
  }

  /** The exception a refused order opens: by the first of its codes that says something. */
  ExceptionCode exceptionFor(ScendRefusal refusal) {
    Optional<String> own = refusal.code();
    return own.map(byCode::get)
        .or(() ->
            refusal.problems().stream()
                .flatMap(problem -> problem.code().stream())
                .filter(byCode::containsKey)
                .map(byCode::get)
                .findFirst())
        .orElse(ExceptionCode.WAREHOUSE_REJECTED);
  }

  @Override
  public boolean isThrottle(ApiResponse forbidden) {
    return THROTTLE.matcher(forbidden.body().utf8()).find();
  }

  /** A maintenance notice in Scend's own words promises that nothing was taken. */
  @Override
  public boolean surelyHadNoEffect(ApiResponse error) {
    return error.status() == 503 && refusal(error).hasCode("MAINTENANCE");
  }

  /** The refusal in a body, or a bare one where the body is none. */
  static ScendRefusal refusal(ApiResponse response) {
    try {
      JsonNode body = response.json();
      return ScendRefusal.read(response.status(), body);
    } catch (PlatformFailure notJson) {
      return ScendRefusal.bare(response.status());
    }
  }
}
