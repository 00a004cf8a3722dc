package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.ledger.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Everything the warehouse holds. Reads and writes go through {@link #with}. */
final class Warehouse {
  final InstantSource clock;
  final Ledger ledger;
  final Fates fates = new Fates();
  final List<Shipment> shipments = new ArrayList<>();
  private final ScendWebhooks webhooks;
  private final Map<String, List<WarehouseOrder>> orders = new LinkedHashMap<>();
  private final NavigableMap<String, List<WarehouseOrder>> byReference = new TreeMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private int orderCount;
  private int shipmentCount;

  Warehouse(ScendOptions options, Ledger ledger, ScendWebhooks webhooks) {
    this.clock = options.clock();
    this.ledger = ledger;
    this.webhooks = webhooks;
  }

  /** Runs while nobody else reads or writes; nothing in it may wait for the outside. */
  <T> T with(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  Instant now() {
    return clock.instant();
  }

  String nextOrderId() {
    return "SC%06d".formatted(++orderCount);
  }

  String nextShipmentId() {
    return "SH%06d".formatted(++shipmentCount);
  }

  /** The newest order of a reference; more than one only where references are not enforced. */
  Optional<WarehouseOrder> find(String reference) {
    return Optional.ofNullable(orders.get(reference)).map(List::getLast);
  }

  List<WarehouseOrder> all() {
    return orders.values().stream().flatMap(List::stream).toList();
  }

  /** Those of one reference, or all of them where it is empty. */
  List<WarehouseOrder> all(String reference) {
    return reference.isEmpty() ? all() : orders.getOrDefault(reference, List.of());
  }

  /** The orders of every reference that begins so, by reference. */
  SortedMap<String, List<WarehouseOrder>> startingWith(String start) {
    return byReference.subMap(start, start + Character.MAX_VALUE);
  }

  void add(WarehouseOrder order) {
    List<WarehouseOrder> ofReference =
        orders.computeIfAbsent(order.reference, first -> new ArrayList<>());
    ofReference.add(order);
    byReference.put(order.reference, ofReference);
    ObjectNode fact =
        Json.object().put("orderId", order.id).put("warehouseCode", order.warehouseCode);
    fact.put("ordersOfReference", ofReference.size());
    ArrayNode lines = fact.putArray("lines");
    order.lines.forEach(line ->
        lines
            .addObject()
            .put("lineReference", line.reference)
            .put("productCode", line.productCode)
            .put("quantity", line.ordered));
    record("WAREHOUSE_ORDER_CREATED", order, fact);
    tellStatus(order);
  }

  /** Loses every order of the reference without a word; the fact that it was lost stays. */
  void lose(String reference) {
    List<WarehouseOrder> lost = orders.remove(reference);
    if (lost == null) {
      throw ScendProblem.notFound();
    }
    byReference.remove(reference);
    lost.forEach(order -> record("WAREHOUSE_ORDER_LOST", order, Json.object()));
  }

  List<Fate> fatesOf(WarehouseOrder order) {
    return fates.of(order.reference, order.productCodes());
  }

  void record(String kind, WarehouseOrder order, ObjectNode detail) {
    ledger.record(kind, order.reference, detail.put("orderId", order.id));
  }

  void become(WarehouseOrder order, Status status) {
    Status before = order.status();
    order.become(status, now());
    record(
        "STATUS_CHANGED", order, Json.object().put("from", before.wire()).put("to", status.wire()));
    tellStatus(order);
    if (status == Status.CANCELLED) {
      tell("order.cancelled", order, Json.object());
    }
    if (status == Status.QUERY) {
      tell("order.query_raised", order, Json.object());
    }
  }

  void tellStatus(WarehouseOrder order) {
    tell("order.status_changed", order, Json.object());
  }

  void tell(String event, WarehouseOrder order, ObjectNode more) {
    ObjectNode about =
        Json.object()
            .put("OrderId", order.id)
            .put("ClientReference", order.reference)
            .put("Status", order.shownStatus == null ? order.status().wire() : order.shownStatus);
    about.setAll(more);
    webhooks.send(event, about);
  }
}
