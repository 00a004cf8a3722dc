package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One line of a pick or a pack; {@code box} is empty in a pick. */
record StockLine(
    String productId,
    String sku,
    String name,
    String location,
    BigDecimal quantity,
    @Nullable String batch,
    @Nullable String expiry,
    String box,
    boolean nonInventory) {

  StockLine inBox(String newBox) {
    return new StockLine(
        productId, sku, name, location, quantity, batch, expiry, newBox, nonInventory);
  }

  ObjectNode json(String locationId, boolean pack) {
    ObjectNode json =
        Json.object()
            .put("ProductID", productId)
            .put("SKU", sku)
            .put("Name", name)
            .put("Location", location)
            .put("LocationID", locationId);
    Wire.put(json, "Quantity", quantity);
    json.put("BatchSN", batch).put("ExpiryDate", expiry).put("NonInventory", nonInventory);
    return pack ? json.put("Box", box).putNull("WarrantyRegistrationNumber") : json;
  }

  /** Units by SKU. */
  static Map<String, BigDecimal> units(Collection<StockLine> lines) {
    Map<String, BigDecimal> units = new TreeMap<>();
    lines.forEach(line -> units.merge(line.sku(), line.quantity(), BigDecimal::add));
    return units;
  }
}
