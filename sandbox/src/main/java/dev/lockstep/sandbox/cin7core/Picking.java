package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pick of a task: which units leave which shelf. */
final class Picking {
  private final Books books;

  Picking(Books books) {
    this.books = books;
  }

  /** {@code {"TaskID","Status","Lines"}} or {@code {"TaskID","AutoPickMode":"AUTOPICK"}}. */
  void save(Sale sale, Task task, ObjectNode body, boolean replace, By by) {
    requireOpen(sale, task);
    boolean auto = Wire.text(body, "AutoPickMode").equals("AUTOPICK");
    DocumentStatus status = auto ? DocumentStatus.AUTHORISED : Documents.requested(body);
    List<StockLine> lines = new ArrayList<>(replace || auto ? List.of() : task.picked);
    lines.addAll(auto ? remaining(sale, task) : read(sale, Wire.lines(body)));
    check(sale, task, lines);
    if (status == DocumentStatus.AUTHORISED && lines.isEmpty()) {
      throw Cin7Problem.invalid("There is nothing to pick");
    }
    task.picked = lines;
    task.pick = status;
    books.changed(
        sale,
        by,
        status == DocumentStatus.AUTHORISED ? "PICK_AUTHORISED" : "PICK_SAVED",
        Documents.units(Books.detail(task), lines));
    if (status == DocumentStatus.AUTHORISED) {
      books.webhooks.send(Events.ofTask("Sale/PickAuthorised", sale, task));
    }
  }

  private void requireOpen(Sale sale, Task task) {
    boolean ordered =
        sale.order == DocumentStatus.AUTHORISED
            || (sale.order == DocumentStatus.AUTH_NO_ALLOC
                && books.options.pickWithoutAllocation());
    if (!ordered) {
      throw Cin7Problem.guard("Pick can not be saved.", "Order", sale.order.wire());
    }
    if (!task.pick.open()) {
      throw Cin7Problem.guard("Pick can not be changed.", "Pick", task.pick.wire());
    }
  }

  private List<StockLine> read(Sale sale, List<ObjectNode> lines) {
    List<String> mistakes = new ArrayList<>();
    List<StockLine> read = new ArrayList<>();
    for (ObjectNode line : lines) {
      StockLine stock = read(sale, line, mistakes);
      if (stock != null) {
        read.add(stock);
      }
    }
    Documents.refuse(mistakes);
    return read;
  }

  private @Nullable StockLine read(Sale sale, ObjectNode line, List<String> mistakes) {
    String sku = Wire.text(line, "SKU");
    OrderLine ordered = Documents.find(sale, sku);
    String location = books.location(line).orElse("");
    if (sku.isEmpty()) {
      mistakes.add("'SKU' is required");
    } else if (ordered == null) {
      mistakes.add("Product '" + sku + "' was not found in Order lines");
    } else if (location.isEmpty()) {
      mistakes.add("Location for product '" + sku + "' was not found in reference book");
    } else if (Wire.decimal(line, "Quantity").signum() <= 0) {
      mistakes.add("'Quantity' of product '" + sku + "' must be greater than 0");
    } else {
      return stock(ordered, location, line);
    }
    return null;
  }

  private static StockLine stock(OrderLine ordered, String location, ObjectNode line) {
    return new StockLine(
        ordered.productId(),
        ordered.sku(),
        ordered.name(),
        location,
        Wire.decimal(line, "Quantity"),
        line.hasNonNull("BatchSN") ? Wire.text(line, "BatchSN") : null,
        line.hasNonNull("ExpiryDate") ? Wire.text(line, "ExpiryDate") : null,
        "",
        ordered.nonInventory());
  }

  /** What no task has picked yet, from the sale's own location. */
  private static List<StockLine> remaining(Sale sale, Task task) {
    Map<String, BigDecimal> elsewhere = sale.pickedElsewhere(task);
    List<StockLine> remaining = new ArrayList<>();
    for (OrderLine line : sale.lines) {
      BigDecimal gone = elsewhere.getOrDefault(line.sku(), BigDecimal.ZERO).min(line.pickable());
      elsewhere.merge(line.sku(), gone.negate(), BigDecimal::add);
      BigDecimal left = line.pickable().subtract(gone);
      if (left.signum() > 0) {
        remaining.add(
            new StockLine(
                line.productId(),
                line.sku(),
                line.name(),
                sale.text("Location"),
                left,
                null,
                null,
                "",
                line.nonInventory()));
      }
    }
    return remaining;
  }

  private static void check(Sale sale, Task task, List<StockLine> lines) {
    Map<String, BigDecimal> pickable = sale.pickable();
    Map<String, BigDecimal> elsewhere = sale.pickedElsewhere(task);
    List<String> mistakes = new ArrayList<>();
    StockLine.units(lines)
        .forEach((sku, units) -> {
          BigDecimal all = units.add(elsewhere.getOrDefault(sku, BigDecimal.ZERO));
          BigDecimal most = pickable.getOrDefault(sku, BigDecimal.ZERO);
          if (all.compareTo(most) > 0) {
            mistakes.add(
                "Quantity to pick of product '%s' is %s, available are %s"
                    .formatted(
                        sku, Wire.plain(all).toPlainString(), Wire.plain(most).toPlainString()));
          }
        });
    Documents.refuse(mistakes);
  }
}
