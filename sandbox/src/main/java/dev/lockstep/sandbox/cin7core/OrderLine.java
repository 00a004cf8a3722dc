package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.math.BigDecimal;

/** One line of an order. It has no id, and the same SKU may stand in several lines. */
record OrderLine(
    String productId,
    String sku,
    String name,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal discount,
    BigDecimal tax,
    BigDecimal total,
    String comment,
    boolean dropShip,
    boolean nonInventory,
    BigDecimal backorder) {

  static OrderLine of(JsonNode line) {
    String sku = Wire.text(line, "SKU");
    BigDecimal quantity = Wire.decimal(line, "Quantity");
    BigDecimal price = Wire.decimal(line, "Price");
    return new OrderLine(
        Json.textOr(line, "ProductID", Products.id(sku)),
        sku,
        Json.textOr(line, "Name", sku),
        quantity,
        price,
        Wire.decimal(line, "Discount"),
        Wire.decimal(line, "Tax"),
        line.hasNonNull("Total") ? Wire.decimal(line, "Total") : price.multiply(quantity),
        Wire.text(line, "Comment"),
        Wire.flag(line, "DropShip"),
        Wire.flag(line, "NonInventory"),
        Wire.decimal(line, "BackorderQuantity"));
  }

  /** The merchant's own goods leave from a shelf; drop-shipped ones and services do not. */
  boolean fromShelf() {
    return !dropShip && !nonInventory;
  }

  /** What can be picked now. */
  BigDecimal pickable() {
    return dropShip ? BigDecimal.ZERO : quantity.subtract(backorder);
  }

  OrderLine allocated() {
    return new OrderLine(
        productId,
        sku,
        name,
        quantity,
        price,
        discount,
        tax,
        total,
        comment,
        dropShip,
        nonInventory,
        BigDecimal.ZERO);
  }

  ObjectNode json(boolean tellNonInventory) {
    ObjectNode json = Json.object().put("ProductID", productId).put("SKU", sku).put("Name", name);
    Wire.put(json, "Quantity", quantity);
    Wire.put(json, "Price", price);
    Wire.put(json, "Discount", discount);
    Wire.put(json, "Tax", tax);
    json.put("AverageCost", 0)
        .put("TaxRule", "Tax on Sales")
        .put("Comment", comment)
        .put("DropShip", dropShip);
    if (tellNonInventory) {
      json.put("NonInventory", nonInventory);
    }
    Wire.put(json, "BackorderQuantity", backorder);
    Wire.put(json, "Total", total);
    return json.put("ProductLength", 0)
        .put("ProductWidth", 0)
        .put("ProductHeight", 0)
        .put("ProductWeight", 0)
        .put("WeightUnits", "g")
        .put("DimensionsUnits", "cm");
  }
}
