package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One order as the warehouse holds it. Guarded by {@link Warehouse}. */
final class WarehouseOrder {
  final String id;
  final String reference;
  final String warehouseCode;
  final Instant createdAt;
  final Instant acceptedUntil;
  final List<WarehouseLine> lines;
  final List<Shipment> shipments = new ArrayList<>();
  final List<Change> history = new ArrayList<>();
  private final ObjectNode request;
  private Status status;
  Status statusBefore;
  Instant updatedAt;
  @Nullable String shownStatus;
  @Nullable String reason;
  boolean tellsUnknownStatus;
  boolean trackingSettled;
  boolean voidedOnce;
  boolean scheduled;

  record Change(Status status, Instant at) {}

  WarehouseOrder(
      String id,
      String reference,
      String warehouseCode,
      ObjectNode request,
      Instant createdAt,
      Instant acceptedUntil) {
    this.id = id;
    this.reference = reference;
    this.warehouseCode = warehouseCode;
    this.request = request;
    this.createdAt = createdAt;
    this.acceptedUntil = acceptedUntil;
    this.updatedAt = createdAt;
    this.status = acceptedUntil.isAfter(createdAt) ? Status.ACCEPTED : Status.RECEIVED;
    this.statusBefore = status;
    this.lines =
        Json.objects(request.path("Lines"))
            .map(line ->
                new WarehouseLine(
                    line.path("LineReference").asText(),
                    line.path("ProductCode").asText(),
                    line.path("Quantity").asInt()))
            .toList();
    history.add(new Change(status, createdAt));
  }

  Status status() {
    return status;
  }

  void become(Status next, Instant now) {
    statusBefore = status;
    status = next;
    shownStatus = null;
    updatedAt = now;
    history.add(new Change(next, now));
  }

  Set<String> productCodes() {
    return lines.stream().map(line -> line.productCode).collect(Collectors.toSet());
  }

  Optional<WarehouseLine> line(String lineReference) {
    return lines.stream().filter(line -> line.reference.equals(lineReference)).findFirst();
  }

  int open() {
    return lines.stream().mapToInt(WarehouseLine::open).sum();
  }

  String carrier() {
    return Json.textOr(request.path("DeliveryService"), "CarrierCode", "SANDBOX");
  }

  String service() {
    return Json.textOr(request.path("DeliveryService"), "ServiceCode", "STANDARD");
  }

  /** Replaces address and service with what the amendment names. */
  void amend(ObjectNode amendment, Instant now) {
    for (String field : List.of("DeliveryAddress", "DeliveryService", "DeliveryInstructions")) {
      if (amendment.hasNonNull(field)) {
        request.set(field, amendment.path(field).deepCopy());
      }
    }
    updatedAt = now;
  }

  /** What decides whether a second create says the same: address, lines, service. */
  static ObjectNode content(ObjectNode request) {
    ObjectNode content = Json.object();
    content.set("DeliveryAddress", request.path("DeliveryAddress"));
    content.set("DeliveryService", request.path("DeliveryService"));
    ArrayNode lines = content.putArray("Lines");
    Json.objects(request.path("Lines"))
        .sorted(Comparator.comparing(line -> line.path("LineReference").asText()))
        .forEach(line ->
            lines
                .addObject()
                .put("LineReference", line.path("LineReference").asText())
                .put("ProductCode", line.path("ProductCode").asText())
                .put("Quantity", line.path("Quantity").asInt()));
    return content;
  }

  boolean says(ObjectNode other) {
    return Json.same(content(request), content(other));
  }

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("OrderId", id)
            .put("ClientReference", reference)
            .put("ClientCode", request.path("ClientCode").asText())
            .put("Status", shownStatus == null ? status.wire() : shownStatus)
            .put("StatusChangedAt", Json.time(history.getLast().at()))
            .put("WarehouseCode", warehouseCode)
            .put("AcceptedAt", Json.time(createdAt))
            .put("UpdatedAt", Json.time(updatedAt));
    if (reason != null) {
      json.put("StatusReason", reason);
    }
    for (String echoed :
        List.of("CustomerReference", "OrderDate", "DeliveryService", "DeliveryAddress")) {
      if (request.hasNonNull(echoed)) {
        json.set(echoed, request.path(echoed).deepCopy());
      }
    }
    ArrayNode told = json.putArray("StatusHistory");
    history.forEach(change ->
        told.addObject().put("Status", change.status().wire()).put("At", Json.time(change.at())));
    ArrayNode listed = json.putArray("Lines");
    lines.forEach(line -> listed.add(line.json(status)));
    json.putArray("Warnings");
    return json;
  }
}
