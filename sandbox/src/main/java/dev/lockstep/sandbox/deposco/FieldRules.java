package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a sales order must hold and how long its texts may be. */
final class FieldRules {
  private static final int MOST_LINES = 100;
  private static final Set<String> FREIGHT_TERMS =
      Set.of("Prepaid", "Collect", "Third Party", "Consignee");
  private static final Map<String, Integer> HEADER = header();
  private static final Map<String, Integer> CONTACT =
      Map.of("firstName", 30, "lastName", 30, "email", 50, "phone", 30);
  private static final Map<String, Integer> ADDRESS =
      Map.of(
          "line1",
          64,
          "line2",
          64,
          "line3",
          64,
          "line4",
          64,
          "city",
          30,
          "stateProvince",
          100,
          "postalCode",
          20,
          "country",
          2);
  private static final Map<String, Integer> LINE =
      Map.of("lineNumber", 55, "customerLineNumber", 100);

  private FieldRules() {}

  private static Map<String, Integer> header() {
    Map<String, Integer> limits = new LinkedHashMap<>();
    for (String field :
        List.of(
            "number",
            "customerOrderNumber",
            "otherReferenceNumber",
            "shipVia",
            "shipVendor",
            "shipMethod")) {
      limits.put(field, 50);
    }
    limits.put("orderSource", 100);
    for (int i = 1; i <= 7; i++) {
      limits.put("customAttribute" + i, 100);
    }
    return limits;
  }

  /** Everything wrong with the order; one violation is enough to refuse the whole of it. */
  static List<String> violations(ObjectNode order) {
    List<String> wrong = new ArrayList<>();
    for (String field : List.of("businessUnit", "number", "shipToContact", "shipToAddress")) {
      require(order, "", field, wrong);
    }
    limit(order, "", HEADER, wrong);
    for (String contact : List.of("shipToContact", "billToContact", "freightBillToContact")) {
      limit(order.path(contact), contact + ".", CONTACT, wrong);
    }
    for (String address : List.of("shipToAddress", "billToAddress", "freightBillToAddress")) {
      limit(order.path(address), address + ".", ADDRESS, wrong);
    }
    terms(order, wrong);
    lines(order.path("orderLines"), wrong);
    return wrong;
  }

  private static void terms(ObjectNode order, List<String> wrong) {
    JsonNode terms = order.path("freightTermsType");
    if (terms.isTextual() && !FREIGHT_TERMS.contains(terms.textValue())) {
      wrong.add("freightTermsType is not a valid value");
    }
    JsonNode priority = order.path("orderPriority");
    if (priority.isNumber() && (priority.asInt() < 0 || priority.asInt() > 5)) {
      wrong.add("orderPriority must be between 0 and 5");
    }
  }

  private static void lines(JsonNode orderLines, List<String> wrong) {
    if (orderLines.isMissingNode() || orderLines.isNull()) {
      return;
    }
    JsonNode data = orderLines.path("data");
    if (!data.isArray()) {
      wrong.add("orderLines.data must be an array");
    }
    if (data.size() > MOST_LINES) {
      wrong.add("orderLines.data size must be between 0 and " + MOST_LINES);
    }
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < data.size(); i++) {
      line(data.get(i), "orderLines.data[" + i + "].", wrong);
      if (!numbers.add(data.get(i).path("lineNumber").asText())) {
        wrong.add("orderLines.data[" + i + "].lineNumber is used more than once");
      }
    }
  }

  private static void line(JsonNode line, String at, List<String> wrong) {
    for (String field : List.of("lineNumber", "item", "pack", "orderPackQuantity")) {
      require(line, at, field, wrong);
    }
    limit(line, at, LINE, wrong);
    JsonNode quantity = line.path("orderPackQuantity");
    if (!quantity.isMissingNode() && !quantity.isNull() && !positive(quantity)) {
      wrong.add(at + "orderPackQuantity must be a whole number greater than 0");
    }
  }

  private static boolean positive(JsonNode quantity) {
    return quantity.canConvertToExactIntegral()
        && quantity.canConvertToInt()
        && quantity.asInt() > 0;
  }

  private static void require(JsonNode in, String at, String field, List<String> wrong) {
    JsonNode value = in.path(field);
    boolean blank = value.isTextual() && value.textValue().isBlank();
    if (value.isMissingNode() || value.isNull() || blank) {
      wrong.add(at + field + " must not be null");
    }
  }

  private static void limit(
      JsonNode in, String at, Map<String, Integer> limits, List<String> wrong) {
    limits.entrySet().stream()
        .filter(limit -> in.path(limit.getKey()).asText("").length() > limit.getValue())
        .map(limit -> at + limit.getKey() + " size must be between 0 and " + limit.getValue())
        .sorted()
        .forEach(wrong::add);
  }
}
