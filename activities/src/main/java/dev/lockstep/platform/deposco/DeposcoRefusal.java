package dev.lockstep.platform.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.http.UnreadableAnswer;
import dev.lockstep.port.PlatformFailure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Deposco says no: an HTTP status and texts without codes. The texts may name people and leave this
 * class only through {@link RefusalText}.
 */
record DeposcoRefusal(int httpStatus, List<String> texts) {
  private static final Pattern ABSENT =
      Pattern.compile("(?i)does not exist|not found|no such|unable to find|could not be found");
  private static final Pattern ITEM = Pattern.compile("(?i)\\b(item|pack)\\b");
  private static final Pattern FACILITY = Pattern.compile("(?i)\\bfacility\\b");
  private static final Pattern TOO_LONG = Pattern.compile("(?i)size must be between \\d+ and \\d+");
  private static final Pattern DESTINATION = Pattern.compile("(?i)\\bshipTo(Contact|Address)\\b");
  private static final Pattern EXISTS =
      Pattern.compile("(?i)\\borderStatus\\b|cannot be updated|while in the status of");

  DeposcoRefusal {
    texts = List.copyOf(texts);
  }

  /** Reads as much of a refusal as is there; never fails, so that the refusal is not lost. */
  static DeposcoRefusal of(ApiResponse response) {
    if (response.body().size() == 0) {
      return new DeposcoRefusal(response.status(), List.of());
    }
    try {
      return new DeposcoRefusal(response.status(), texts(response.json()));
    } catch (PlatformFailure | UnreadableAnswer notAsDocumented) {
      return new DeposcoRefusal(response.status(), List.of());
    }
  }

  private static List<String> texts(JsonNode body) {
    return Resource.root(body).objects("errors").stream()
        .flatMap(error -> error.text("errorMessage").stream())
        .toList();
  }

  /** The exception a refused order opens. */
  ExceptionCode code(Map<String, ExceptionCode> overrides) {
    Optional<ExceptionCode> configured =
        overrides.entrySet().stream()
            .filter(entry -> says(Pattern.compile(Pattern.quote(lower(entry.getKey())))))
            .map(Map.Entry::getValue)
            .findFirst();
    if (configured.isPresent()) {
      return configured.get();
    }
    if (says(TOO_LONG) && says(DESTINATION)) {
      return ExceptionCode.ADDRESS_INVALID;
    }
    if (httpStatus == 404 && says(ABSENT)) {
      if (says(ITEM)) {
        return ExceptionCode.SKU_UNKNOWN;
      }
      if (says(FACILITY)) {
        return ExceptionCode.FACILITY_UNMAPPED;
      }
    }
    return ExceptionCode.WAREHOUSE_REJECTED;
  }

  /** Whether a create is refused for what only an order that exists can be refused for. */
  boolean saysThatItExists() {
    return httpStatus == 400 && says(EXISTS);
  }

  /** Somebody else wrote at the same time; this was not taken. */
  boolean isLostRace() {
    return httpStatus == 409;
  }

  /** For people. */
  String reason(RefusalText text) {
    if (texts.isEmpty()) {
      return "HTTP " + httpStatus + " without a text";
    }
    return "HTTP "
        + httpStatus
        + ": "
        + texts.stream().limit(5).map(text::shown).collect(Collectors.joining("; "));
  }

  private boolean says(Pattern pattern) {
    return texts.stream()
        .anyMatch(text -> pattern.matcher(text).find() || pattern.matcher(lower(text)).find());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Without its texts: they may name people. */
  @Override
  public String toString() {
    return "DeposcoRefusal[" + httpStatus + ", " + texts.size() + " texts]";
  }
}
