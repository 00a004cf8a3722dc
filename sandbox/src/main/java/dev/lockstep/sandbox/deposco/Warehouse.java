package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.ledger.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Everything the warehouse holds. Reads and writes go through {@link #with}. */
final class Warehouse {
  final Ledger ledger;
  final Ids ids;
  final Fates fates = new Fates();
  private final InstantSource clock;
  private final DeposcoWebhooks webhooks;
  private final SequencedMap<Long, SalesOrder> byId = new LinkedHashMap<>();
  private final SequencedMap<Long, Shipment> shipments = new LinkedHashMap<>();
  private final NavigableMap<String, List<SalesOrder>> byNumber = new TreeMap<>();
  private final Set<String> contended = new HashSet<>();
  private final ReentrantLock lock = new ReentrantLock();
  private int shipmentCount;

  Warehouse(DeposcoOptions options, Ids ids, Ledger ledger, DeposcoWebhooks webhooks) {
    this.clock = options.clock();
    this.ids = ids;
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

  String nextShipmentNumber() {
    return "SHP%06d".formatted(++shipmentCount);
  }

  Optional<SalesOrder> byId(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The newest order of a number; more than one only where a repeat creates another. */
  Optional<SalesOrder> newest(String number) {
    return Optional.ofNullable(byNumber.get(number)).map(List::getLast);
  }

  Optional<SalesOrder> newest(String businessUnit, String number) {
    return byNumber.getOrDefault(number, List.of()).reversed().stream()
        .filter(order -> order.businessUnit.code().equals(businessUnit))
        .findFirst();
  }

  SequencedCollection<SalesOrder> newestFirst() {
    return byId.sequencedValues().reversed();
  }

  List<SalesOrder> newestFirst(String number) {
    return byNumber.getOrDefault(number, List.of()).reversed();
  }

  Optional<Shipment> shipment(long id) {
    return Optional.ofNullable(shipments.get(id));
  }

  SequencedCollection<Shipment> shipmentsNewestFirst() {
    return shipments.sequencedValues().reversed();
  }

  List<Shipment> shipmentsNewestFirst(String orderNumber) {
    return newestFirst(orderNumber).stream()
        .flatMap(order -> order.shipments.stream())
        .sorted(Comparator.comparing((Shipment shipment) -> shipment.id).reversed())
        .toList();
  }

  void add(Shipment shipment) {
    shipment.order.shipments.add(shipment);
    shipments.put(shipment.id, shipment);
  }

  /** The orders of every number that begins so, by number. */
  SortedMap<String, List<SalesOrder>> startingWith(String start) {
    return byNumber.subMap(start, start + Character.MAX_VALUE);
  }

  void add(SalesOrder order) {
    byId.put(order.id, order);
    List<SalesOrder> ofNumber = byNumber.computeIfAbsent(order.number, first -> new ArrayList<>());
    ofNumber.add(order);
    ObjectNode fact =
        Json.object()
            .put("status", order.status().wire())
            .put("facility", order.facility.code())
            .put("ordersOfNumber", ofNumber.size());
    fact.set("lines", lineFacts(order));
    record("WAREHOUSE_ORDER_CREATED", order, fact);
  }

  static ArrayNode lineFacts(SalesOrder order) {
    ArrayNode lines = Json.array();
    order.lines.forEach(line ->
        lines
            .addObject()
            .put("lineNumber", line.lineNumber)
            .put("itemNumber", line.item.number())
            .put("quantity", line.ordered));
    return lines;
  }

  List<Fate> fatesOf(SalesOrder order) {
    return fates.of(order.number, order.itemNumbers());
  }

  void record(String kind, SalesOrder order, ObjectNode detail) {
    ledger.record(kind, order.number, detail.put("orderId", order.id));
  }

  void become(SalesOrder order, OrderStatus status) {
    OrderStatus before = order.status();
    order.become(status, now());
    record(
        "STATUS_CHANGED", order, Json.object().put("from", before.wire()).put("to", status.wire()));
    if (status == OrderStatus.CANCELED) {
      webhooks.canceled(order);
    }
  }

  void tellShipped(Shipment shipment) {
    webhooks.shipped(shipment);
  }

  /** Somebody else is writing to the order of this number. */
  void contend(String number) {
    contended.add(number);
    newest(number).ifPresent(order -> order.touch(now()));
  }

  /**
   * Passes unless somebody else has just written.
   *
   * @throws Refusal 409, once for each write of the other
   */
  void requireUncontended(String number) {
    if (contended.remove(number)) {
      throw DeposcoProblem.concurrent();
    }
  }
}
