package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Addresses as sales show them. */
final class Addresses {
  private static final List<String> FIELDS =
      List.of("Line1", "Line2", "City", "State", "Postcode", "Country", "Company", "Contact");

  private Addresses() {}

  /**
   * The known fields of {@code change} over those of {@code before}, and both lines for display.
   */
  static ObjectNode merged(@Nullable ObjectNode before, JsonNode change) {
    ObjectNode address = before == null ? Json.object() : before.deepCopy();
    for (String field : FIELDS) {
      String text = Json.textAt(change, field);
      if (text != null || !address.has(field)) {
        address.put(field, text == null ? "" : text);
      }
    }
    boolean toOther = change.has("ShipToOther") ? change.path("ShipToOther").asBoolean() : true;
    return address
        .put("ShipToOther", toOther)
        .put("DisplayAddressLine1", joined(address, "Line1", "Line2"))
        .put("DisplayAddressLine2", joined(address, "City", "State", "Postcode", "Country"));
  }

  private static String joined(ObjectNode address, String... fields) {
    return Stream.of(fields)
        .map(field -> address.path(field).asText())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
