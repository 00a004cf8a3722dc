package dev.lockstep.platform.cin7core;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The ten additional attributes of a sale: the only place for words the platform does not have. */
final class Attributes {
  private static final int LONGEST = 256;

  private Attributes() {}

  static String name(int number) {
    return "AdditionalAttribute" + number;
  }

  static Optional<String> read(StoredSale sale, int number) {
    return sale.sale().object("AdditionalAttributes").optionalText(name(number));
  }

  /** What it takes for the attribute to say {@code value}, cut to what one holds. */
  static Plan set(StoredSale sale, int number, String value) {
    String fitting = value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    if (read(sale, number).filter(fitting::equals).isPresent()) {
      return new Plan.Nothing();
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("ID", sale.id());
    // The platform demands customer and location, and keeps whatever else is left out.
    for (String field : List.of("CustomerID", "Customer", "Location")) {
      sale.sale().optionalText(field).ifPresent(text -> body.put(field, text));
    }
    // Whether it keeps the other attributes is not documented: they all go back as they were.
    ObjectNode attributes = sale.sale().object("AdditionalAttributes").copy();
    body.set("AdditionalAttributes", attributes.put(name(number), fitting));
    return new Plan.Next(Step.header(sale.id(), body));
  }
}
