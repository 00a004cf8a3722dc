package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One order as the warehouse holds it. Guarded by {@link Warehouse}. */
final class SalesOrder {
  final long id;
  final long waveId;
  final String number;
  final Places.Place businessUnit;
  final Instant createdAt;
  final ObjectNode header;
  final List<OrderLine> lines = new ArrayList<>();
  final List<Shipment> shipments = new ArrayList<>();
  Places.Place facility;
  private OrderStatus status;
  Instant updatedAt;
  @Nullable String shownStatus;
  boolean shownUnknownStatus;
  boolean trackingSettled;
  boolean rolledBackOnce;
  boolean scheduled;
  int changes;

  SalesOrder(
      long id,
      long waveId,
      String number,
      Places.Place businessUnit,
      Places.Place facility,
      ObjectNode header,
      OrderStatus status,
      Instant at) {
    this.id = id;
    this.waveId = waveId;
    this.number = number;
    this.businessUnit = businessUnit;
    this.facility = facility;
    this.header = header;
    this.status = status;
    this.createdAt = at;
    this.updatedAt = at;
  }

  OrderStatus status() {
    return status;
  }

  String shown() {
    return shownStatus == null ? status.wire() : shownStatus;
  }

  void become(OrderStatus next, Instant now) {
    status = next;
    shownStatus = null;
    touch(now);
  }

  void touch(Instant now) {
    updatedAt = now;
    changes++;
  }

  Set<String> itemNumbers() {
    return lines.stream().map(line -> line.item.number()).collect(Collectors.toSet());
  }

  Optional<OrderLine> line(String lineNumber) {
    return lines.stream().filter(line -> line.lineNumber.equals(lineNumber)).findFirst();
  }

  Optional<OrderLine> line(long lineId) {
    return lines.stream().filter(line -> line.id == lineId).findFirst();
  }

  int open() {
    return lines.stream().mapToInt(OrderLine::open).sum();
  }

  int ready() {
    return lines.stream().mapToInt(OrderLine::ready).sum();
  }

  boolean anythingShipped() {
    return shipments.stream().anyMatch(Shipment::shipped);
  }

  void cancelOpen() {
    lines.forEach(line -> line.cancel(line.open()));
  }

  @Nullable String text(String field) {
    return Json.textAt(header, field);
  }
}
