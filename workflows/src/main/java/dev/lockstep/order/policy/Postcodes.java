package dev.lockstep.order.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Postcodes by country, as the postal services define them; in other countries one is optional. */
final class Postcodes {
  private static final Map<String, Pattern> PATTERNS =
      Map.of(
          "GB",
              Pattern.compile(
                  "(GIR ?0AA|BFPO ?\\d{1,4}|[A-PR-UWYZ](\\d{1,2}|\\d[A-HJKPSTUW]|[A-HK-Y]\\d{1,2}"
                      + "|[A-HK-Y]\\d[ABEHMNPRVWXY]) ?\\d[ABD-HJLNP-UW-Z]{2})"),
          "IE", Pattern.compile("([AC-FHKNPRTV-Y]\\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4}"),
          "US", Pattern.compile("\\d{5}(-?\\d{4})?"),
          "CA",
              Pattern.compile(
                  "[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z][ -]?\\d[ABCEGHJ-NPRSTV-Z]\\d"),
          "DE", Pattern.compile("\\d{5}"),
          "FR", Pattern.compile("\\d{2} ?\\d{3}"),
          "NL", Pattern.compile("[1-9]\\d{3} ?[A-Z]{2}"),
          "AT", Pattern.compile("[1-9]\\d{3}"),
          "CH", Pattern.compile("[1-9]\\d{3}"),
          "AU", Pattern.compile("\\d{4}"));

  private Postcodes() {}

  /** What is wrong with a postcode, without showing it; empty where it will do. */
  static Optional<String> fault(String country, @Nullable String postcode) {
    Pattern pattern = PATTERNS.get(country);
    if (pattern == null) {
      return Optional.empty();
    }
    if (postcode == null || postcode.isBlank()) {
      return Optional.of("The postcode is missing; an address in " + country + " needs one.");
    }
    String written = postcode.strip().toUpperCase(Locale.ROOT);
    return pattern.matcher(written).matches()
        ? Optional.empty()
        : Optional.of("The postcode does not fit " + country + ".");
  }
}
