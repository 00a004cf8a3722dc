package dev.lockstep.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as people read them: in their own zone, and how far away. */
final class Times {
  private final Instant now;
  private final DateTimeFormatter format;

  Times(Instant now, ZoneId zone) {
    this.now = now;
    this.format = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(zone);
  }

  Instant now() {
    return now;
  }

  String at(Instant time) {
    return format.format(time);
  }

  /** {@code 21 Nov 18:00:00 (in 2 h 5 min)}; a dash where there is none. */
  String due(@Nullable Instant time) {
    return time == null ? "–" : "%s (%s)".formatted(at(time), in(time));
  }

  String in(@Nullable Instant time) {
    return time == null || !time.isAfter(now)
        ? "overdue"
        : "in " + words(Duration.between(now, time));
  }

  String age(Instant since) {
    return words(Duration.between(since, now));
  }

  static String words(Duration length) {
    if (length.toDays() > 0) {
      return "%d d %d h".formatted(length.toDays(), length.toHoursPart());
    }
    if (length.toHours() > 0) {
      return "%d h %d min".formatted(length.toHours(), length.toMinutesPart());
    }
    return length.toMinutes() > 0
        ? "%d min".formatted(length.toMinutes())
        : "%d s".formatted(Math.max(0, length.toSeconds()));
  }
}
