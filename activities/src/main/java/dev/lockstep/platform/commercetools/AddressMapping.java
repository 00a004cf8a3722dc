package dev.lockstep.platform.commercetools;

import dev.lockstep.order.model.Address;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address as the platform splits it, put together as it is printed.
 *
 * <p>Only {@code country} is sure to be there. The street number stands before the street where
 * that is the custom, so that "1 High Street" does not become "High Street 1".
 */
final class AddressMapping {
  private static final List<String> NUMBER_FIRST =
      List.of("GB", "IE", "US", "CA", "AU", "NZ", "FR", "LU");

  private AddressMapping() {}

  static Address read(Reading address, @Nullable String orderEmail) {
    String country = address.text("country").toUpperCase(Locale.ROOT);
    return new Address(
        joined(" ", text(address, "firstName"), text(address, "lastName")).orElse(null),
        text(address, "company"),
        lines(address, country),
        text(address, "city"),
        either(address, "region", "state"),
        text(address, "postalCode"),
        country,
        either(address, "phone", "mobile"),
        address.optionalText("email").orElse(orderEmail));
  }

  private static List<String> lines(Reading address, String country) {
    String street = text(address, "streetName");
    String number = text(address, "streetNumber");
    Optional<String> streetLine =
        NUMBER_FIRST.contains(country) ? joined(" ", number, street) : joined(" ", street, number);
    Optional<String> building = joined(", ", text(address, "building"), text(address, "apartment"));
    boolean isPlace =
        streetLine.isPresent() || box(address).isPresent() || text(address, "building") != null;
    // A flat or an entrance alone is no street; the check behind asks for one.
    return !isPlace
        ? List.of()
        : Stream.of(
                streetLine.or(() -> box(address)),
                building,
                joined("", text(address, "department")),
                joined("", text(address, "additionalStreetInfo")),
                joined("", text(address, "additionalAddressInfo")),
                streetLine.flatMap(ignored -> box(address)))
            .flatMap(Optional::stream)
            .toList();
  }

  private static Optional<String> box(Reading address) {
    return address
        .optionalText("pOBox")
        .map(String::strip)
        .map(box -> box.matches("\\d+") ? "PO Box " + box : box);
  }

  private static @Nullable String either(Reading address, String first, String second) {
    String found = text(address, first);
    return found == null ? text(address, second) : found;
  }

  private static @Nullable String text(Reading address, String field) {
    return address.optionalText(field).map(String::strip).orElse(null);
  }

  private static Optional<String> joined(String by, @Nullable String... parts) {
    String whole = Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(by));
    return whole.isBlank() ? Optional.empty() : Optional.of(whole);
  }
}
