package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One dispatch. Guarded by {@link Warehouse}. */
final class Shipment {
  final String id;
  final WarehouseOrder order;
  final Instant dispatchedAt;
  final List<Parcel> parcels;
  final boolean last;
  final boolean stray;
  Instant updatedAt;
  boolean voided;

  /** A carton; its tracking may come late and may change. */
  static final class Parcel {
    final String id;
    final List<Item> items;
    @Nullable String tracking;

    Parcel(String id, List<Item> items, @Nullable String tracking) {
      this.id = id;
      this.items = List.copyOf(items);
      this.tracking = tracking;
    }
  }

  record Item(String lineReference, String productCode, int quantity) {}

  Shipment(
      String id,
      WarehouseOrder order,
      Instant dispatchedAt,
      List<Parcel> parcels,
      boolean last,
      boolean stray) {
    this.id = id;
    this.order = order;
    this.dispatchedAt = dispatchedAt;
    this.updatedAt = dispatchedAt;
    this.parcels = List.copyOf(parcels);
    this.last = last;
    this.stray = stray;
  }

  ObjectNode json() {
    Parcel first = parcels.getFirst();
    ObjectNode json =
        Json.object()
            .put("ShipmentId", id)
            .put("OrderId", order.id)
            .put("ClientReference", order.reference)
            .put("WarehouseCode", order.warehouseCode)
            .put("DispatchedAt", Json.time(dispatchedAt))
            .put("UpdatedAt", Json.time(updatedAt))
            .put("CarrierCode", order.carrier())
            .put("CarrierName", order.carrier())
            .put("ServiceCode", order.service())
            .put("Status", voided ? "Voided" : "Dispatched")
            .put("IsFinal", last);
    track(json, first.tracking);
    var packages = json.putArray("Packages");
    for (Parcel parcel : parcels) {
      ObjectNode one = packages.addObject().put("PackageId", parcel.id).put("WeightGrams", 500);
      track(one, parcel.tracking);
      var lines = one.putArray("Lines");
      parcel.items.forEach(item ->
          lines
              .addObject()
              .put("LineReference", item.lineReference())
              .put("ProductCode", item.productCode())
              .put("Quantity", item.quantity()));
    }
    return json;
  }

  private static void track(ObjectNode json, @Nullable String tracking) {
    json.put("TrackingNumber", tracking);
    json.put("TrackingUrl", tracking == null ? null : "https://track.example/" + tracking);
  }
}
