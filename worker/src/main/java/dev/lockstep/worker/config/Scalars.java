package dev.lockstep.worker.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values: text, numbers, durations, addresses, words of an enum, ids. */
final class Scalars {
  private static final int LONGEST_ECHO = 60;
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private static final Map<Class<?>, Kind> KINDS =
      Map.ofEntries(
          Map.entry(String.class, new Kind("text", "some text", text -> text)),
          Map.entry(int.class, wholeNumber(Integer::valueOf)),
          Map.entry(Integer.class, wholeNumber(Integer::valueOf)),
          Map.entry(long.class, wholeNumber(Long::valueOf)),
          Map.entry(Long.class, wholeNumber(Long::valueOf)),
          Map.entry(double.class, number(Scalars::finite)),
          Map.entry(Double.class, number(Scalars::finite)),
          Map.entry(BigDecimal.class, number(BigDecimal::new)),
          Map.entry(boolean.class, yesOrNo()),
          Map.entry(Boolean.class, yesOrNo()),
          Map.entry(
              Duration.class, new Kind("a duration", "30s, 15m, 6h or 3d", Scalars::duration)),
          Map.entry(URI.class, new Kind("an address", "https://api.example.com", Scalars::address)),
          Map.entry(LocalDate.class, new Kind("a date", "2026-12-25", LocalDate::parse)),
          Map.entry(LocalTime.class, new Kind("a time of day", "16:00 or 09:30", LocalTime::parse)),
          Map.entry(ZoneId.class, new Kind("a time zone", "Europe/London", ZoneId::of)),
          Map.entry(
              Pattern.class, new Kind("a regular expression", "[A-Z0-9-]+", Pattern::compile)));

  private Scalars() {}

  /** A value that cannot be read; the message continues the key's path. */
  static final class Unreadable extends Exception {
    Unreadable(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  /** What a type is called, how it is written, and how it is read. */
  private record Kind(String name, String example, Function<String, Object> reader) {}

  static boolean reads(Class<?> type) {
    return KINDS.containsKey(type) || type.isEnum() || isWrapper(type);
  }

  /** What the type is called in the reference. */
  static String nameOf(Class<?> type) {
    if (type.isEnum()) {
      return String.join(" \\| ", words(type));
    }
    Kind kind = KINDS.get(type);
    return kind == null ? "name" : kind.name();
  }

  static Object read(Class<?> type, String text) throws Unreadable {
    if (type.isEnum()) {
      return word(type, text);
    }
    Kind kind = KINDS.get(type);
    if (kind == null) {
      return wrapped(type, text);
    }
    try {
      return kind.reader().apply(text);
    } catch (RuntimeException e) {
      throw new Unreadable(
          "is not %s: '%s'. Write it like %s.".formatted(kind.name(), echo(text), kind.example()));
    }
  }

  /** An id: a record around one value, which has its own opinion about it. */
  private static boolean isWrapper(Class<?> type) {
    return type.isRecord()
        && !SettingsShape.isSettings(type)
        && type.getRecordComponents().length == 1
        && KINDS.containsKey(type.getRecordComponents()[0].getType());
  }

  private static Object wrapped(Class<?> type, String text) throws Unreadable {
    RecordComponent only = type.getRecordComponents()[0];
    Object value = read(only.getType(), text);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(only.getType());
      constructor.setAccessible(true);
      return constructor.newInstance(value);
    } catch (InvocationTargetException e) {
      throw new Unreadable("is refused: " + e.getTargetException().getMessage());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A value record cannot be made: " + type + ".", e);
    }
  }

  private static Object word(Class<?> type, String text) throws Unreadable {
    List<String> words = words(type);
    int found = words.indexOf(text);
    if (found < 0) {
      throw new Unreadable(
          "is not a known word: '%s'. Write one of: %s."
              .formatted(echo(text), String.join(", ", words)));
    }
    return type.getEnumConstants()[found];
  }

  private static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  private static Kind wholeNumber(Function<String, Object> reader) {
    return new Kind("a whole number", "20", reader);
  }

  private static Kind number(Function<String, Object> reader) {
    return new Kind("a number", "2.5", reader);
  }

  private static Kind yesOrNo() {
    return new Kind("true or false", "true", Scalars::truth);
  }

  private static Object finite(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  private static Object truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Object duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static Object address(String text) {
    URI address = URI.create(text);
    if (address.getScheme() == null || address.getHost() == null) {
      throw new IllegalArgumentException(text);
    }
    return address;
  }

  private static String echo(String text) {
    return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
  }
}
