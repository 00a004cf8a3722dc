package dev.lockstep.demo;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.demo.LedgerEntries.Held;
import dev.lockstep.demo.LedgerEntries.HeldLine;
import dev.lockstep.demo.LedgerEntries.Placed;
import dev.lockstep.demo.LedgerEntries.SentParcel;
import dev.lockstep.demo.LedgerEntries.ShownParcel;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.commercetools.OrderView;
import dev.lockstep.sandbox.scend.ScendStandIn;
import dev.lockstep.sandbox.scend.Status;
import dev.lockstep.sandbox.scend.WarehouseOrderView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the ledgers of the stand-ins in the words of the verdict. */
final class Ledgers {
  private Ledgers() {}

  static List<Placed> placed(CommercetoolsStandIn storefront) {
    return storefront.orders().stream().map(Ledgers::placed).toList();
  }

  static List<Held> held(ScendStandIn warehouse) {
    return warehouse.orders().entrySet().stream()
        .map(entry -> held(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Placed placed(OrderView order) {
    return new Placed(
        order.id(),
        order.orderNumber(),
        order.orderState().equals("Cancelled"),
        order.lines().stream()
            .filter(line -> line.sku() != null)
            .collect(Collectors.toMap(OrderView.Line::id, OrderView.Line::quantity, Long::sum)),
        Map.of(),
        order.deliveries().stream()
            .flatMap(delivery -> delivery.parcels().stream())
            .map(parcel -> new ShownParcel(parcel.trackingId(), parcel.quantities()))
            .toList());
  }

  private static Held held(String reference, List<WarehouseOrderView> orders) {
    return new Held(
        reference,
        new FulfilmentRef(reference).order().value(),
        orders.size(),
        orders.stream()
            .allMatch(order ->
                order.status() == Status.CANCELLED
                    || order.status() == Status.REJECTED
                    || order.status() == Status.AWAITING_RETURN_TO_STOCK),
        orders.stream().flatMap(order -> order.lines().stream()).map(Ledgers::line).toList(),
        parcels(orders, false),
        parcels(orders, true).size());
  }

  private static HeldLine line(WarehouseOrderView.Line line) {
    return new HeldLine(
        line.lineReference(), line.ordered(), line.dispatched(), line.cancelled(), line.shortage());
  }

  private static List<SentParcel> parcels(List<WarehouseOrderView> orders, boolean voided) {
    return orders.stream()
        .flatMap(order -> order.shipments().stream())
        .filter(shipment -> shipment.voided() == voided)
        .flatMap(shipment -> shipment.parcels().stream())
        .map(parcel ->
            new SentParcel(
                parcel.tracking(),
                parcel.items().stream()
                    .collect(
                        Collectors.toMap(
                            WarehouseOrderView.Item::lineReference,
                            item -> (long) item.quantity(),
                            Long::sum))))
        .toList();
  }
}
