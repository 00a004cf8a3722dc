package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What pick, pack and ship have in common. */
final class Documents {
  private Documents() {}

  /** The status a caller asks for: {@code DRAFT} or {@code AUTHORISED}. */
  static DocumentStatus requested(ObjectNode body) {
    return switch (Wire.text(body, "Status")) {
      case "DRAFT" -> DocumentStatus.DRAFT;
      case "AUTHORISED" -> DocumentStatus.AUTHORISED;
      default -> throw Cin7Problem.invalid("'Status' must be DRAFT or AUTHORISED");
    };
  }

  static void refuse(List<String> mistakes) {
    if (!mistakes.isEmpty()) {
      throw Cin7Problem.invalid(mistakes);
    }
  }

  /** Any line of the SKU; they differ in price and comment only. */
  static @Nullable OrderLine find(Sale sale, String sku) {
    return sale.lines.stream()
        .filter(line -> line.sku().equals(sku))
        .min((left, right) -> Boolean.compare(left.dropShip(), right.dropShip()))
        .orElse(null);
  }

  /** Adds the units by SKU to a fact. */
  static ObjectNode units(ObjectNode detail, Collection<StockLine> lines) {
    ObjectNode units = detail.putObject("units");
    StockLine.units(lines).forEach((sku, quantity) -> Wire.put(units, sku, quantity));
    return detail;
  }
}
