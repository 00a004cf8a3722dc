package dev.lockstep.sandbox.deposco;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One order as the warehouse holds it, without personal data. */
public record SalesOrderView(
    long orderId,
    String number,
    String businessUnit,
    String facility,
    OrderStatus status,
    Instant createdAt,
    List<Line> lines,
    List<Shipped> shipments) {
  public SalesOrderView {
    lines = List.copyOf(lines);
    shipments = List.copyOf(shipments);
  }

  public record Line(
      String lineNumber,
      @Nullable String customerLineNumber,
      String itemNumber,
      int ordered,
      int shipped,
      int canceled,
      int shortage) {}

  /**
   * A shipment in any of its statuses.
   *
   * @param shippedAt also of a shipment that was rolled back afterwards; null of one yet to go
   */
  public record Shipped(
      long shipmentId,
      String number,
      ShipmentStatus status,
      @Nullable Instant shippedAt,
      List<Container> containers) {
    public Shipped {
      containers = List.copyOf(containers);
    }

    public boolean rolledBack() {
      return status == ShipmentStatus.ROLLED_BACK;
    }
  }

  public record Container(
      String lpn,
      @Nullable String tracking,
      @Nullable String secondTracking,
      List<Packed> contents) {
    public Container {
      contents = List.copyOf(contents);
    }
  }

  public record Packed(String lineNumber, String itemNumber, int quantity) {}

  static SalesOrderView of(SalesOrder order) {
    return new SalesOrderView(
        order.id,
        order.number,
        order.businessUnit.code(),
        order.facility.code(),
        order.status(),
        order.createdAt,
        order.lines.stream().map(SalesOrderView::line).toList(),
        order.shipments.stream().map(SalesOrderView::shipment).toList());
  }

  private static Line line(OrderLine line) {
    return new Line(
        line.lineNumber,
        line.customerLineNumber(),
        line.item.number(),
        line.ordered,
        line.shipped,
        line.canceled,
        line.shortage);
  }

  private static Shipped shipment(Shipment shipment) {
    return new Shipped(
        shipment.id,
        shipment.number,
        shipment.status,
        shipment.shippedAt,
        shipment.containers.stream().map(SalesOrderView::container).toList());
  }

  private static Container container(Shipment.Container container) {
    return new Container(
        container.lpn,
        container.tracking,
        container.secondTracking,
        container.contents.stream()
            .map(packed ->
                new Packed(
                    packed.orderLine().lineNumber,
                    packed.orderLine().item.number(),
                    packed.quantity()))
            .toList());
  }
}
