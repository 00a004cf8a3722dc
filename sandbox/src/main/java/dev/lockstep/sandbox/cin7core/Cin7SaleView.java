package dev.lockstep.sandbox.cin7core;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One sale as it is on the platform, without personal data.
 *
 * @param units ordered, by SKU, drop-shipped ones and services included
 * @param attributes the additional attributes that are not empty
 */
public record Cin7SaleView(
    String saleId,
    String orderNumber,
    String type,
    String status,
    boolean voided,
    String orderStatus,
    String paymentStatus,
    String shippingStatus,
    String customerReference,
    String note,
    Map<String, String> attributes,
    Map<String, BigDecimal> units,
    List<Task> tasks) {
  public Cin7SaleView {
    attributes = Map.copyOf(attributes);
    units = Map.copyOf(units);
    tasks = List.copyOf(tasks);
  }

  /**
   * One fulfilment task.
   *
   * @param picked units by SKU, of a draft too
   * @param boxes units by SKU by box, of a draft too
   */
  public record Task(
      String taskId,
      int number,
      String pickStatus,
      String packStatus,
      String shipStatus,
      Map<String, BigDecimal> picked,
      Map<String, Map<String, BigDecimal>> boxes,
      List<ShipLine> shipLines) {
    public Task {
      picked = Map.copyOf(picked);
      boxes = Map.copyOf(boxes);
      shipLines = List.copyOf(shipLines);
    }
  }

  /** One consignment; tracking is empty when there is none. */
  public record ShipLine(
      String id, List<String> boxes, String carrier, String tracking, boolean shipped) {
    public ShipLine {
      boxes = List.copyOf(boxes);
    }
  }

  /** Units by SKU that have left in all tasks together. */
  public Map<String, BigDecimal> shipped() {
    Map<String, BigDecimal> units = new TreeMap<>();
    for (Task task : tasks) {
      task.shipLines().stream()
          .filter(ShipLine::shipped)
          .flatMap(line -> line.boxes().stream())
          .distinct()
          .forEach(box ->
              task.boxes()
                  .getOrDefault(box, Map.of())
                  .forEach((sku, quantity) -> units.merge(sku, quantity, BigDecimal::add)));
    }
    return units;
  }

  static Cin7SaleView of(Sale sale) {
    Map<String, BigDecimal> units = new TreeMap<>();
    sale.lines.forEach(line -> units.merge(line.sku(), line.quantity(), BigDecimal::add));
    Map<String, String> attributes = new TreeMap<>();
    sale.header
        .path("AdditionalAttributes")
        .properties()
        .forEach(attribute -> {
          if (!attribute.getValue().asText().isEmpty()) {
            attributes.put(attribute.getKey(), attribute.getValue().asText());
          }
        });
    return new Cin7SaleView(
        sale.id,
        sale.number,
        sale.type(),
        Rollup.status(sale),
        sale.voided,
        sale.order.wire(),
        Rollup.payment(sale),
        Rollup.shipping(sale),
        sale.text("CustomerReference"),
        sale.text("Note"),
        attributes,
        plain(units),
        sale.tasks.stream().map(Cin7SaleView::task).toList());
  }

  private static Task task(dev.lockstep.sandbox.cin7core.Task task) {
    Map<String, Map<String, BigDecimal>> boxes = new LinkedHashMap<>();
    for (String box : task.boxes()) {
      boxes.put(box, units(task.packed.stream().filter(line -> line.box().equals(box)).toList()));
    }
    return new Task(
        task.id,
        task.number,
        task.pick.wire(),
        task.pack.wire(),
        task.ship.wire(),
        units(task.picked),
        boxes,
        task.shipped.stream()
            .map(line ->
                new ShipLine(
                    line.id(), line.boxes(), line.carrier(), line.tracking(), line.shipped()))
            .toList());
  }

  private static Map<String, BigDecimal> units(Collection<StockLine> lines) {
    return plain(StockLine.units(lines));
  }

  /** 2.0000 and 2 are the same number of units, and equal each other only without the zeros. */
  private static Map<String, BigDecimal> plain(Map<String, BigDecimal> units) {
    Map<String, BigDecimal> plain = new TreeMap<>();
    units.forEach((sku, quantity) -> plain.put(sku, Wire.plain(quantity)));
    return plain;
  }
}
