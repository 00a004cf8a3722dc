package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;

/** The lines of an order as the ledger tells them: ids, SKUs and quantities. */
final class Lines {
  private Lines() {}

  static ArrayNode of(JsonNode order) {
    ArrayNode lines = Json.array();
    Json.objects(order.path("lineItems"))
        .forEach(line -> {
          ObjectNode told =
              lines
                  .addObject()
                  .put("id", line.path("id").asText())
                  .put("sku", Json.textAt(line.path("variant"), "sku"))
                  .put("quantity", line.path("quantity").asLong());
          String supply = Json.textAt(line.path("supplyChannel"), "id");
          if (supply != null) {
            told.put("supplyChannelId", supply);
          }
        });
    return lines;
  }
}
