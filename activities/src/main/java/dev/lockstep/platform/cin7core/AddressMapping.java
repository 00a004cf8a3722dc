package dev.lockstep.platform.cin7core;

import dev.lockstep.order.model.Address;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a sale goes. Person, telephone and e-mail stand at the sale where the address has none. */
final class AddressMapping {
  private AddressMapping() {}

  /** Empty where the sale has no shipping address at all. */
  static Optional<Address> read(Reading sale) {
    Reading to = sale.object("ShippingAddress");
    List<String> lines =
        Stream.of("Line1", "Line2").flatMap(line -> to.optionalText(line).stream()).toList();
    Optional<String> city = to.optionalText("City");
    Optional<String> postcode = to.optionalText("Postcode");
    if (lines.isEmpty() && city.isEmpty() && postcode.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Address(
            to.optionalText("Contact")
                .or(() -> sale.optionalText("Contact"))
                .or(() -> sale.optionalText("Customer"))
                .orElse(null),
            to.textOrNull("Company"),
            lines,
            city.orElse(null),
            to.textOrNull("State"),
            postcode.orElse(null),
            to.optionalText("Country").map(Countries::code).orElse(""),
            sale.textOrNull("Phone"),
            sale.textOrNull("Email")));
  }
}
