package dev.lockstep.platform.cin7core;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Units of one SKU in a pick or a pack: from which place, of which batch, into which box.
 *
 * @param locationId stands in where the place has no name
 * @param box blank in a pick
 */
record Lot(
    String sku,
    BigDecimal units,
    @Nullable String productId,
    @Nullable String name,
    @Nullable String location,
    @Nullable String locationId,
    @Nullable String batch,
    @Nullable String expiry,
    String box,
    boolean nonInventory) {
  Lot {
    units = plain(units);
  }

  /** Without idle zeros and without an exponent, so that equal amounts are equal. */
  private static BigDecimal plain(BigDecimal units) {
    BigDecimal stripped = units.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  static Lot read(Reading line) {
    return new Lot(
        line.optionalText("SKU").orElse(""),
        line.optionalDecimal("Quantity").orElse(BigDecimal.ZERO),
        line.textOrNull("ProductID"),
        line.textOrNull("Name"),
        line.textOrNull("Location"),
        line.textOrNull("LocationID"),
        line.textOrNull("BatchSN"),
        line.textOrNull("ExpiryDate"),
        line.optionalText("Box").orElse(""),
        line.flag("NonInventory"));
  }

  Lot of(BigDecimal some) {
    return new Lot(
        sku, some, productId, name, location, locationId, batch, expiry, box, nonInventory);
  }

  Lot in(String label) {
    return new Lot(
        sku, units, productId, name, location, locationId, batch, expiry, label, nonInventory);
  }

  /** Goods by SKU; what is not kept in stock is left out. */
  static Map<String, BigDecimal> goods(Collection<Lot> lots) {
    Map<String, BigDecimal> goods = new TreeMap<>();
    lots.stream()
        .filter(lot -> !lot.nonInventory() && lot.units().signum() > 0)
        .forEach(lot -> goods.merge(lot.sku(), lot.units(), BigDecimal::add));
    goods.replaceAll((sku, units) -> plain(units));
    return goods;
  }

  ObjectNode wire() {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    put(line, "ProductID", productId);
    line.put("SKU", sku);
    put(line, "Name", name);
    put(line, "Location", location);
    if (location == null) {
      put(line, "LocationID", locationId);
    }
    line.put("Quantity", units);
    put(line, "BatchSN", batch);
    put(line, "ExpiryDate", expiry);
    if (!box.isEmpty()) {
      line.put("Box", box);
    }
    if (nonInventory) {
      line.put("NonInventory", true);
    }
    return line;
  }

  private static void put(ObjectNode line, String field, @Nullable String value) {
    if (value != null) {
      line.put(field, value);
    }
  }
}
