package dev.lockstep.sandbox.scend;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One order as the warehouse holds it, without personal data. */
public record WarehouseOrderView(
    String orderId,
    String reference,
    String warehouseCode,
    Status status,
    Instant createdAt,
    List<Line> lines,
    List<Shipped> shipments) {
  public WarehouseOrderView {
    lines = List.copyOf(lines);
    shipments = List.copyOf(shipments);
  }

  public record Line(
      String lineReference,
      String productCode,
      int ordered,
      int dispatched,
      int cancelled,
      int shortage) {}

  public record Shipped(
      String shipmentId,
      Instant dispatchedAt,
      boolean last,
      boolean voided,
      boolean stray,
      List<Parcel> parcels) {
    public Shipped {
      parcels = List.copyOf(parcels);
    }
  }

  public record Parcel(String parcelId, @Nullable String tracking, List<Item> items) {
    public Parcel {
      items = List.copyOf(items);
    }
  }

  public record Item(String lineReference, String productCode, int quantity) {}

  static WarehouseOrderView of(WarehouseOrder order) {
    return new WarehouseOrderView(
        order.id,
        order.reference,
        order.warehouseCode,
        order.status(),
        order.createdAt,
        order.lines.stream()
            .map(line ->
                new Line(
                    line.reference,
                    line.productCode,
                    line.ordered,
                    line.dispatched,
                    line.cancelled,
                    line.shortage))
            .toList(),
        order.shipments.stream().map(WarehouseOrderView::shipped).toList());
  }

  private static Shipped shipped(Shipment shipment) {
    return new Shipped(
        shipment.id,
        shipment.dispatchedAt,
        shipment.last,
        shipment.voided,
        shipment.stray,
        shipment.parcels.stream().map(WarehouseOrderView::parcel).toList());
  }

  private static Parcel parcel(Shipment.Parcel parcel) {
    return new Parcel(
        parcel.id,
        parcel.tracking,
        parcel.items.stream()
            .map(item -> new Item(item.lineReference(), item.productCode(), item.quantity()))
            .toList());
  }
}
