package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.catalogue.Article;
import dev.lockstep.sandbox.cin7core.sample.Cin7Samples;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The articles as products, and one service. */
final class Products {
  private Products() {}

  static String id(String sku) {
    return UUID.nameUUIDFromBytes(("product/" + sku).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Answers {@code GET /product}; {@code Sku} finds by its beginning, as the platform does. */
  static Answer list(Call call) {
    Optional<String> id = Wire.parameter(call, "ID");
    Optional<String> sku = Wire.parameter(call, "Sku");
    List<ObjectNode> found =
        all().stream()
            .filter(product ->
                id.map(wanted -> product.path("ID").asText().equalsIgnoreCase(wanted)).orElse(true))
            .filter(product ->
                sku.map(wanted -> startsWith(product.path("SKU").asText(), wanted)).orElse(true))
            .toList();
    return Answer.ok(Paging.of(call).page("Products", found));
  }

  private static boolean startsWith(String text, String start) {
    return text.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT));
  }

  private static List<ObjectNode> all() {
    List<ObjectNode> products = new ArrayList<>();
    for (Article article : Article.all()) {
      products.add(
          product(article.sku(), article.name(), "Stock").put("Weight", article.grams() / 1000.0));
    }
    products.add(product(Cin7Samples.SERVICE_SKU, "Gift wrapping", "Service"));
    return products;
  }

  private static ObjectNode product(String sku, String name, String type) {
    return Json.object()
        .put("ID", id(sku))
        .put("SKU", sku)
        .put("Name", name)
        .put("Type", type)
        .put("Status", "Active")
        .put("DropShipMode", "No Drop Ship");
  }
}
