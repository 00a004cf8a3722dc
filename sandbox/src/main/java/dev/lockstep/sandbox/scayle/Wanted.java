package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Reads what a write has to say. Everything throws {@link Refusal} 400 when it is not there. */
final class Wanted {
  private Wanted() {}

  static JsonNode body(Call call) {
    return call.json()
        .orElseThrow(() -> ScayleProblem.refusal(400, "MALFORMED_JSON", "The body is no JSON."));
  }

  static String text(JsonNode node, String field) {
    String text = Json.textAt(node, field);
    if (text == null || text.isBlank()) {
      throw ScayleProblem.invalid(field);
    }
    return text;
  }

  /** An id, whether it came as a number or as a text. */
  static long id(JsonNode node, String field) {
    JsonNode id = node.path(field);
    if (id.isIntegralNumber() && id.canConvertToLong()) {
      return id.longValue();
    }
    try {
      return Long.parseLong(id.isTextual() ? id.textValue() : "");
    } catch (NumberFormatException malformed) {
      throw ScayleProblem.invalid(field);
    }
  }

  static Instant time(JsonNode node, String field) {
    return Times.read(Json.textAt(node, field)).orElseThrow(() -> ScayleProblem.invalid(field));
  }

  static List<? extends JsonNode> items(JsonNode node) {
    List<? extends JsonNode> items = Json.objects(node.path("items")).toList();
    if (items.isEmpty()) {
      throw ScayleProblem.invalid("items");
    }
    return items;
  }

  /** 404 when the shop country is not the one there is. */
  static void shopCountry(String shopKey, String countryCode, ScayleOptions options) {
    if (!shopKey.toLowerCase(Locale.ROOT).equals(options.shopKey().toLowerCase(Locale.ROOT))
        || !countryCode
            .toLowerCase(Locale.ROOT)
            .equals(options.countryCode().toLowerCase(Locale.ROOT))) {
      throw ScayleProblem.refusal(404, "SHOP_COUNTRY_NOT_FOUND", "There is no such shop country.");
    }
  }

  /** A merchant may be left out where there is only one. */
  static void merchant(JsonNode node, ScayleOptions options) {
    if (node.has("merchantReferenceKey")
        && !text(node, "merchantReferenceKey").equals(options.merchantKey())) {
      throw ScayleProblem.refusal(404, "MERCHANT_NOT_FOUND", "There is no such merchant.");
    }
  }
}
