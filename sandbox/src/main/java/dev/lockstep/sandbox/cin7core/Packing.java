package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pack of a task: which picked units lie in which box. */
final class Packing {
  private static final String FIRST_BOX = "Box 1";

  private final Books books;

  Packing(Books books) {
    this.books = books;
  }

  /** {@code {"TaskID","Status","Lines":[{…,"Box"}]}}. */
  void save(Sale sale, Task task, ObjectNode body, boolean replace, By by) {
    requireOpen(task);
    DocumentStatus status = Documents.requested(body);
    List<StockLine> lines = new ArrayList<>(replace ? List.of() : task.packed);
    lines.addAll(read(task, Wire.lines(body)));
    write(sale, task, lines, status, by);
  }

  /** Everything picked into one box. */
  void all(Sale sale, Task task, String box, By by) {
    requireOpen(task);
    List<StockLine> lines = task.picked.stream().map(line -> line.inBox(box)).toList();
    write(sale, task, lines, DocumentStatus.AUTHORISED, by);
  }

  private static void requireOpen(Task task) {
    if (task.pick != DocumentStatus.AUTHORISED) {
      throw Cin7Problem.guard("Pack can not be saved.", "Pick", task.pick.wire());
    }
    if (!task.pack.open()) {
      throw Cin7Problem.guard("Pack can not be changed.", "Pack", task.pack.wire());
    }
  }

  private void write(Sale sale, Task task, List<StockLine> lines, DocumentStatus status, By by) {
    check(task, lines, status);
    task.packed = new ArrayList<>(lines);
    task.pack = status;
    boolean authorised = status == DocumentStatus.AUTHORISED;
    books.changed(
        sale,
        by,
        authorised ? "PACK_AUTHORISED" : "PACK_SAVED",
        Documents.units(Books.detail(task), lines).put("boxes", task.boxes().size()));
    if (authorised) {
      books.webhooks.send(Events.ofTask("Sale/PackAuthorised", sale, task));
    }
  }

  private List<StockLine> read(Task task, List<ObjectNode> lines) {
    List<String> mistakes = new ArrayList<>();
    List<StockLine> read = new ArrayList<>();
    for (ObjectNode line : lines) {
      StockLine stock = read(task, line, mistakes);
      if (stock != null) {
        read.add(stock);
      }
    }
    Documents.refuse(mistakes);
    return read;
  }

  private @Nullable StockLine read(Task task, ObjectNode line, List<String> mistakes) {
    String sku = Wire.text(line, "SKU");
    StockLine picked =
        task.picked.stream()
            .filter(candidate -> candidate.sku().equals(sku))
            .findFirst()
            .orElse(null);
    BigDecimal quantity = Wire.decimal(line, "Quantity");
    String location = books.location(line).orElse("");
    if (sku.isEmpty()) {
      mistakes.add("'SKU' is required");
    } else if (picked == null) {
      mistakes.add("Product '" + sku + "' was not found in Pick lines");
    } else if (location.isEmpty()) {
      mistakes.add("Location for product '" + sku + "' was not found in reference book");
    } else if (quantity.signum() <= 0) {
      mistakes.add("'Quantity' of product '" + sku + "' must be greater than 0");
    } else {
      String box = Wire.text(line, "Box");
      return new StockLine(
          picked.productId(),
          sku,
          picked.name(),
          location,
          quantity,
          picked.batch(),
          picked.expiry(),
          box.isEmpty() ? FIRST_BOX : box,
          picked.nonInventory());
    }
    return null;
  }

  /** Never more than picked; and, to be authorised, not less either. */
  private static void check(Task task, List<StockLine> lines, DocumentStatus status) {
    Map<String, BigDecimal> picked = StockLine.units(task.picked);
    Map<String, BigDecimal> packed = StockLine.units(lines);
    List<String> mistakes = new ArrayList<>();
    packed.forEach((sku, units) -> {
      if (units.compareTo(picked.getOrDefault(sku, BigDecimal.ZERO)) > 0) {
        mistakes.add("Quantity to pack of product '" + sku + "' exceeds the quantity picked");
      }
    });
    task.picked.stream()
        .filter(line -> status == DocumentStatus.AUTHORISED && !line.nonInventory())
        .map(StockLine::sku)
        .distinct()
        .filter(sku ->
            packed
                    .getOrDefault(sku, BigDecimal.ZERO)
                    .compareTo(picked.getOrDefault(sku, BigDecimal.ZERO))
                < 0)
        .forEach(sku -> mistakes.add("Product '" + sku + "' is not packed completely"));
    Documents.refuse(mistakes);
  }
}
