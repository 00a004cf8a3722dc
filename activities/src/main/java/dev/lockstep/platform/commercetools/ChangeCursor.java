package dev.lockstep.platform.commercetools;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where a listing by time stopped: time and id, since many orders may share one time.
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

  /** Everything behind this place up to {@code until}, by a listing's field of time. */
  String predicate(String field, Instant until) {
    String behind =
        id.map(last ->
                "(%1$s > \"%2$s\" or (%1$s = \"%2$s\" and id > %3$s))"
                    .formatted(field, time, CommercetoolsApi.quoted(last)))
            .orElseGet(() -> "%s >= \"%s\"".formatted(field, time));
    return behind + " and %s <= \"%s\"".formatted(field, until.truncatedTo(ChronoUnit.MILLIS));
  }
}
