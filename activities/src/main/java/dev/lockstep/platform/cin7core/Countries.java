package dev.lockstep.platform.cin7core;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Country codes of two letters, by whatever the platform writes for a country. */
final class Countries {
  private static final Map<String, String> CODES = codes();

  private Countries() {}

  /** The code, or the text as it is where nobody knows such a country. */
  static String code(String country) {
    String written = country.strip();
    return CODES.getOrDefault(key(written), written);
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      codes.put(key(country.getDisplayCountry(Locale.ENGLISH)), code);
      codes.put(key(country.getISO3Country()), code);
      codes.put(key(code), code);
    }
    codes.putAll(
        Map.ofEntries(
            Map.entry("UK", "GB"),
            Map.entry("GREATBRITAIN", "GB"),
            Map.entry("ENGLAND", "GB"),
            Map.entry("SCOTLAND", "GB"),
            Map.entry("WALES", "GB"),
            Map.entry("NORTHERNIRELAND", "GB"),
            Map.entry("UNITEDSTATESOFAMERICA", "US"),
            Map.entry("REPUBLICOFIRELAND", "IE"),
            Map.entry("THENETHERLANDS", "NL"),
            Map.entry("HOLLAND", "NL"),
            Map.entry("CZECHREPUBLIC", "CZ"),
            Map.entry("SOUTHKOREA", "KR"),
            Map.entry("RUSSIANFEDERATION", "RU"),
            Map.entry("TURKEY", "TR"),
            Map.entry("MACEDONIA", "MK"),
            Map.entry("IVORYCOAST", "CI"),
            Map.entry("VIETNAM", "VN")));
    return Map.copyOf(codes);
  }

  private static String key(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
  }
}
