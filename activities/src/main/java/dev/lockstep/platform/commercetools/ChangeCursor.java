package dev.lockstep.platform.commercetools;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where a listing by last change stopped: time and id, since many orders may share one time.
 *
 * @param id empty before the first page: everything at {@code time} is still to come
 */
record ChangeCursor(Instant time, Optional<String> id) {

  ChangeCursor {
    time = time.truncatedTo(ChronoUnit.MILLIS);
  }

  static ChangeCursor read(String text) {
    int mark = text.indexOf('|');
    try {
      return new ChangeCursor(
          Instant.parse(text.substring(0, Math.max(0, mark))),
          Optional.of(text.substring(mark + 1)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("A cursor looks like <time>|<id>, not: " + text, e);
    }
  }

  String text() {
    return time + "|" + id.orElse("");
  }

  /** Everything behind this place up to {@code until}. */
  String predicate(Instant until) {
    String behind =
        id.map(last ->
                "(lastModifiedAt > \"%1$s\" or (lastModifiedAt = \"%1$s\" and id > %2$s))"
                    .formatted(time, CommercetoolsApi.quoted(last)))
            .orElseGet(() -> "lastModifiedAt >= \"%s\"".formatted(time));
    return behind + " and lastModifiedAt <= \"%s\"".formatted(until.truncatedTo(ChronoUnit.MILLIS));
  }
}
