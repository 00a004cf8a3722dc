package dev.lockstep.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads lengths and points of time as people type them. */
final class Lengths {
  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,6})(s|m|h|d)");

  private Lengths() {}

  private static Duration length(String text) {
    Matcher matcher = LENGTH.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'%s' is not a length such as 30m, 6h or 3d".formatted(text));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** {@code 30m}, {@code 6h}, {@code 3d}. */
  static final class LengthConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return length(text);
    }
  }

  /** {@code 2026-11-21T18:00:00Z}, a time or date of this machine's zone, or a length from now. */
  static final class MomentConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      if (LENGTH.matcher(text).matches()) {
        return Instant.now().plus(length(text));
      }
      try {
        if (text.endsWith("Z")) {
          return Instant.parse(text);
        }
        ZoneId here = ZoneId.systemDefault();
        return text.contains("T")
            ? LocalDateTime.parse(text).atZone(here).toInstant()
            : LocalDate.parse(text).atStartOfDay(here).toInstant();
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'%s' is not a time such as 2026-11-21T18:00:00Z, 2026-11-21T18:00, 2026-11-21 or 2h (from now)"
                .formatted(text));
      }
    }
  }
}
