package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One sale with its documents. Only {@link Books} lets anybody at it. */
final class Sale {
  final String id;
  final int ordinal;
  final String number;
  final Instant createdAt;
  final ObjectNode header;
  final List<Task> tasks = new ArrayList<>();
  final List<Payment> payments = new ArrayList<>();

  Instant updatedAt;
  boolean advanced;
  boolean voided;
  boolean stringBooleans;
  DocumentStatus order = DocumentStatus.NOT_AVAILABLE;
  String memo = "";
  List<OrderLine> lines = List.of();
  List<ObjectNode> charges = List.of();
  @Nullable Invoice invoice;

  Sale(String id, int ordinal, String number, Instant createdAt, ObjectNode header) {
    this.id = id;
    this.ordinal = ordinal;
    this.number = number;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
    this.header = header;
  }

  String type() {
    return advanced ? "Advanced Sale" : "Simple Sale";
  }

  String text(String field) {
    return Json.textOr(header, field, "");
  }

  /** Authorised, with or without an allocation of stock. */
  boolean orderAuthorised() {
    return order == DocumentStatus.AUTHORISED || order == DocumentStatus.AUTH_NO_ALLOC;
  }

  boolean backordered() {
    return lines.stream().anyMatch(line -> line.backorder().signum() > 0);
  }

  List<Task> liveTasks() {
    return tasks.stream().filter(task -> !task.isVoided()).toList();
  }

  /** Units by SKU that can be picked in all tasks together. */
  Map<String, BigDecimal> pickable() {
    Map<String, BigDecimal> units = new TreeMap<>();
    lines.forEach(line -> units.merge(line.sku(), line.pickable(), BigDecimal::add));
    return units;
  }

  /** Units by SKU in the picks of all tasks but one. */
  Map<String, BigDecimal> pickedElsewhere(Task task) {
    return StockLine.units(
        liveTasks().stream()
            .filter(other -> other != task)
            .flatMap(other -> other.picked.stream())
            .toList());
  }

  BigDecimal tax() {
    BigDecimal ofLines = sum(lines.stream().map(OrderLine::tax).toList());
    return ofLines.add(sum(charges.stream().map(charge -> Wire.decimal(charge, "Tax")).toList()));
  }

  BigDecimal total() {
    BigDecimal sum =
        sum(lines.stream().map(OrderLine::total).toList())
            .add(sum(charges.stream().map(charge -> Wire.decimal(charge, "Total")).toList()));
    return text("TaxCalculation").equals("Inclusive") ? sum : sum.add(tax());
  }

  BigDecimal paid(Predicate<Payment> which) {
    return sum(payments.stream().filter(which).map(Payment::amount).toList());
  }

  BigDecimal paid() {
    return paid(payment -> true);
  }

  BigDecimal balance() {
    return total().subtract(paid());
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
