package dev.lockstep.cli;

import dev.lockstep.common.LineId;
import dev.lockstep.order.Amendment;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code FIELD[:LINE]=VALUE}; the field in any case, with dashes or underscores. */
final class AmendmentConverter implements ITypeConverter<Amendment> {
  private static final Pattern SHAPE = Pattern.compile("([^:=]+)(?::([^=]+))?=(.+)");

  @Override
  public Amendment convert(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'%s' is not FIELD[:LINE]=VALUE, such as delivery-service=DPD/NEXT-DAY".formatted(text));
    }
    String line = matcher.group(2);
    return new Amendment(
        field(matcher.group(1)), line == null ? null : new LineId(line), matcher.group(3));
  }

  private static Amendment.Field field(String word) {
    String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(Amendment.Field.values())
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "'%s' cannot be amended; one of these can: %s"
                    .formatted(
                        word,
                        Arrays.stream(Amendment.Field.values())
                            .map(field -> field.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", ")))));
  }
}
