package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;

/** The head of a sale: everything beside its documents. */
final class Headers {
  private static final List<String> TEXTS =
      List.of(
          "Customer",
          "CustomerID",
          "Contact",
          "Phone",
          "Email",
          "DefaultAccount",
          "ShippingNotes",
          "BaseCurrency",
          "CustomerCurrency",
          "TaxRule",
          "Terms",
          "PriceTier",
          "ShipBy",
          "Location",
          "Note",
          "CustomerReference",
          "Carrier",
          "SalesRepresentative",
          "SourceChannel",
          "ExternalID");
  private static final List<String> READ_ONLY =
      List.of("BaseCurrency", "CustomerCurrency", "SourceChannel");
  private static final List<String> ADDRESSES = List.of("BillingAddress", "ShippingAddress");
  private static final int LONGEST_TEXT = 1024;
  private static final int LONGEST_ATTRIBUTE = 256;
  private static final int LONGEST_POSTCODE = 20;
  private static final int ATTRIBUTES = 10;

  private final Books books;

  Headers(Books books) {
    this.books = books;
  }

  /** The head of a new sale, out of whatever is given. */
  static ObjectNode opened(ObjectNode given) {
    ObjectNode header = Json.object();
    TEXTS.forEach(field -> header.put(field, Json.textOr(given, field, "")));
    for (String address : ADDRESSES) {
      header.set(address, Addresses.merged(null, given.path(address)));
    }
    header.put("SkipQuote", true).put("CurrencyRate", 1);
    header.put("TaxCalculation", Json.textOr(given, "TaxCalculation", "Exclusive"));
    header.put("SaleOrderDate", Json.textAt(given, "SaleOrderDate"));
    ObjectNode attributes = header.putObject("AdditionalAttributes");
    for (int i = 1; i <= ATTRIBUTES; i++) {
      String name = "AdditionalAttribute" + i;
      attributes.put(name, Json.textOr(given.path("AdditionalAttributes"), name, ""));
    }
    return header;
  }

  /**
   * {@code PUT /sale}: what is given replaces, what is left out stays, what is not known is
   * ignored.
   */
  void update(Sale sale, ObjectNode body, By by) {
    if (sale.voided) {
      throw Cin7Problem.guard("Sale can not be changed.", "Sale", "VOIDED");
    }
    List<String> mistakes = new ArrayList<>();
    if (Wire.text(body, "Customer").isEmpty() && Wire.text(body, "CustomerID").isEmpty()) {
      mistakes.add("'Customer' is required");
    }
    if (Wire.text(body, "Location").isEmpty()) {
      mistakes.add("'Location' is required");
    } else if (!books.options.locations().contains(Wire.text(body, "Location"))) {
      mistakes.add("Location was not found in reference book");
    }
    tooLong(body, mistakes);
    Documents.refuse(mistakes);
    apply(sale, body, by);
  }

  private static void tooLong(ObjectNode body, List<String> mistakes) {
    for (String field : TEXTS) {
      int most =
          field.equals("ExternalID") || field.equals("CustomerReference") ? 256 : LONGEST_TEXT;
      limit(body, field, most, mistakes);
    }
    ADDRESSES.forEach(address -> limit(body.path(address), "Postcode", LONGEST_POSTCODE, mistakes));
    body.path("AdditionalAttributes")
        .properties()
        .forEach(attribute ->
            limit(
                body.path("AdditionalAttributes"),
                attribute.getKey(),
                LONGEST_ATTRIBUTE,
                mistakes));
  }

  private static void limit(JsonNode holder, String field, int most, List<String> mistakes) {
    if (holder.path(field).asText("").length() > most) {
      mistakes.add("'" + field + "' is limited to " + most + " characters");
    }
  }

  /** Changes what is given, without asking for what is mandatory in a call. */
  void apply(Sale sale, ObjectNode change, By by) {
    ArrayNode changed = Json.array();
    TEXTS.stream()
        .filter(field -> !READ_ONLY.contains(field))
        .forEach(field -> {
          String text = Json.textAt(change, field);
          if (text != null && !text.equals(sale.text(field))) {
            sale.header.put(field, text);
            changed.add(field);
          }
        });
    for (String name : ADDRESSES) {
      if (change.path(name).isObject()) {
        ObjectNode before = sale.header.withObjectProperty(name);
        ObjectNode after = Addresses.merged(before, change.path(name));
        if (!after.equals(before)) {
          sale.header.set(name, after);
          changed.add(name);
        }
      }
    }
    if (change.has("TaxInclusive")) {
      sale.header.put(
          "TaxCalculation", Wire.flag(change, "TaxInclusive") ? "Inclusive" : "Exclusive");
    }
    attributes(sale, change.path("AdditionalAttributes"), changed);
    ObjectNode detail = Json.object();
    detail.set("fields", changed);
    books.changed(sale, by, "HEADER_UPDATED", detail);
  }

  private static void attributes(Sale sale, JsonNode change, ArrayNode changed) {
    ObjectNode attributes = sale.header.withObjectProperty("AdditionalAttributes");
    change
        .properties()
        .forEach(attribute -> {
          String text = attribute.getValue().asText("");
          String name = attribute.getKey();
          if (attributes.has(name) && !attributes.path(name).asText().equals(text)) {
            attributes.put(name, text);
            changed.add(name);
          }
        });
  }
}
