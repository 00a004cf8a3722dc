package dev.lockstep.platform.scayle;

import dev.lockstep.order.model.Address;
import dev.lockstep.platform.scayle.ScayleAddressRules.StreetForm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address as the Admin API splits it, put together as it is printed.
 *
 * <p>The house number stands before the street where that is the custom. Countries come with three
 * letters; one that is not known stays as it is, for the checks behind to object to.
 */
record AddressMapping(ScayleAddressRules rules) {
  private static final List<String> NUMBER_FIRST =
      List.of("GB", "IE", "US", "CA", "AU", "NZ", "FR", "LU");
  private static final Map<String, String> BY_THREE_LETTERS =
      Stream.of(Locale.getISOCountries())
          .collect(
              Collectors.toUnmodifiableMap(
                  two -> Locale.of("", two).getISO3Country(), Function.identity()));

  /** The shipping address; null where the order has none. */
  @Nullable Address read(Reading order) {
    return order
        .optionalObject("address")
        .flatMap(addresses -> addresses.optionalObject("shipping"))
        .map(shipping -> read(order, shipping))
        .orElse(null);
  }

  private Address read(Reading order, Reading shipping) {
    String country = country(shipping);
    Optional<Reading> recipient = shipping.optionalObject("recipient");
    return new Address(
        joined(
                " ",
                recipient.flatMap(person -> person.optionalText("firstName")),
                recipient.flatMap(person -> person.optionalText("lastName")))
            .orElse(null),
        null,
        lines(shipping, country),
        shipping.textOrNull("city"),
        shipping.textOrNull("state"),
        shipping.textOrNull("zipCode"),
        country,
        phone(order),
        order.in("customer", customer -> customer.optionalText("email")).orElse(null));
  }

  private static String country(Reading shipping) {
    String written = shipping.optionalText("countryCode").orElse("").toUpperCase(Locale.ROOT);
    return BY_THREE_LETTERS.getOrDefault(written, written);
  }

  private List<String> lines(Reading shipping, String country) {
    Optional<String> street = street(shipping, country);
    Optional<Reading> point =
        rules.collectionPoint().isEmpty()
            ? Optional.empty()
            : shipping.optionalObject("collectionPoint");
    List<String> place =
        point.map(found -> pointLines(found, street)).orElseGet(street::stream).toList();
    // What is said besides ("Flat 12") is no street either; the check behind asks for one.
    return place.isEmpty()
        ? List.of()
        : Stream.concat(place.stream(), shipping.optionalText("additional").stream()).toList();
  }

  private Optional<String> street(Reading shipping, String country) {
    Optional<String> street = shipping.optionalText("street");
    Optional<String> number = shipping.optionalText("houseNumber");
    if (rules.street() == StreetForm.COMBINED) {
      return shipping.optionalText("streetHouseNumber").or(() -> street);
    }
    if (street.isEmpty()) {
      // A number alone is no street; the check behind asks for one.
      return Optional.empty();
    }
    return NUMBER_FIRST.contains(country)
        ? joined(" ", number, street)
        : joined(" ", street, number);
  }

  private Stream<String> pointLines(Reading point, Optional<String> street) {
    return rules.collectionPoint().stream()
        .map(line ->
            line.replace("{street}", street.orElse(""))
                .replace("{description}", point.optionalText("description").orElse(""))
                .replace("{customerKey}", point.optionalText("customerKey").orElse(""))
                .replace("{key}", point.optionalText("key").orElse(""))
                .replace("{type}", point.optionalText("type").orElse(""))
                .strip())
        .filter(line -> !line.isEmpty());
  }

  private @Nullable String phone(Reading order) {
    List<Reading> contacts = order.list("contacts");
    return rules.phoneContacts().stream()
        .flatMap(type ->
            contacts.stream()
                .filter(contact -> contact.optionalText("type").filter(type::equals).isPresent())
                .flatMap(contact -> contact.optionalText("value").stream()))
        .findFirst()
        .orElse(null);
  }

  private static Optional<String> joined(
      String by, Optional<String> first, Optional<String> second) {
    String whole =
        Stream.of(first, second).flatMap(Optional::stream).collect(Collectors.joining(by));
    return whole.isBlank() ? Optional.empty() : Optional.of(whole);
  }
}
