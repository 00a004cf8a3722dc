package dev.lockstep.cli.explain;

import dev.lockstep.order.model.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which parts of an address are there: all that may be said of it. */
final class AddressFields {
  private AddressFields() {}

  static String completeness(@Nullable Address address) {
    if (address == null) {
      return "none";
    }
    List<String> missing = new ArrayList<>();
    if (isBlank(address.name()) && isBlank(address.company())) {
      missing.add("recipient");
    }
    if (address.lines().stream().allMatch(AddressFields::isBlank)) {
      missing.add("street");
    }
    if (isBlank(address.city())) {
      missing.add("city");
    }
    if (isBlank(address.postcode())) {
      missing.add("postcode");
    }
    if (isBlank(address.country())) {
      missing.add("country");
    }
    return missing.isEmpty() ? "complete" : "incomplete: no " + String.join(", ", missing);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
