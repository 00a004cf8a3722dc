package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a reply writes countries: by name, unless a code is asked for. */
enum Countries {
  REGULAR,
  CODE2,
  CODE;

  private static final Map<String, String> CODES = codes();

  /** Anything not known is the regular way. */
  static Countries of(String parameter) {
    return Arrays.stream(values())
        .filter(format -> format.name().equalsIgnoreCase(parameter))
        .findFirst()
        .orElse(REGULAR);
  }

  /** The country of an address written this way; what is no country stays as it is. */
  ObjectNode apply(ObjectNode address) {
    ObjectNode copy = address.deepCopy();
    find(Json.textOr(address, "Country", "")).ifPresent(code -> copy.put("Country", write(code)));
    return copy;
  }

  private String write(String code) {
    Locale country = Locale.of("", code);
    return switch (this) {
      case REGULAR -> country.getDisplayCountry(Locale.ENGLISH);
      case CODE2 -> code;
      case CODE -> country.getISO3Country();
    };
  }

  private static Optional<String> find(String nameOrCode) {
    return Optional.ofNullable(CODES.get(nameOrCode.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
      codes.put(code.toLowerCase(Locale.ROOT), code);
      codes.put(name.toLowerCase(Locale.ROOT), code);
    }
    return Map.copyOf(codes);
  }
}
