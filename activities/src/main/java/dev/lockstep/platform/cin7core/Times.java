package dev.lockstep.platform.cin7core;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as the platform writes them: with or without zone, fraction and even time of day. */
final class Times {
  private static final DateTimeFormatter WIRE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Pattern ZONED = Pattern.compile(".*T.*(?:Z|[+-]\\d\\d:?\\d\\d)");

  private Times() {}

  /** The form the platform documents: UTC without saying so. */
  static String wire(Instant instant) {
    return WIRE.format(instant);
  }

  /** Midnight of a day, as the platform dates documents. */
  static String day(LocalDate day) {
    return day + "T00:00:00";
  }

  /** A moment in UTC unless it names its zone; a day without a time begins in {@code zone}. */
  static Optional<Instant> read(String text, ZoneId zone) {
    String iso = text.strip().replace(' ', 'T');
    try {
      if (iso.indexOf('T') < 0) {
        return Optional.of(LocalDate.parse(iso).atStartOfDay(zone).toInstant());
      }
      if (ZONED.matcher(iso).matches()) {
        return Optional.of(OffsetDateTime.parse(iso).toInstant());
      }
      LocalDateTime local = LocalDateTime.parse(iso);
      boolean dayOnly = local.toLocalTime().toNanoOfDay() == 0;
      return Optional.of(local.atZone(dayOnly ? zone : ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
