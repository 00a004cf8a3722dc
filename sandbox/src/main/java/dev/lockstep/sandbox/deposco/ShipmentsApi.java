package dev.lockstep.sandbox.deposco;

import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Routes;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The paths of outbound shipments; read only. */
final class ShipmentsApi {
  private static final int USUAL_ROWS = 50;
  private static final Set<String> FILTERS =
      Set.of(
          "businessUnit",
          "createdAfter",
          "updatedAfter",
          "shipmentNumber",
          "orderNumber",
          "customerOrderNumber",
          "shipmentStatus",
          "shippedAfter");
  private static final Set<String> LINE_FILTERS =
      Set.of("createdAfter", "updatedAfter", "shipmentLineNumber");

  private final DeposcoOptions options;
  private final Warehouse warehouse;

  ShipmentsApi(DeposcoOptions options, Warehouse warehouse) {
    this.options = options;
    this.warehouse = warehouse;
  }

  void addTo(Routes routes, UnaryOperator<Routes.Endpoint> open) {
    String shipments = options.basePath() + Wire.SHIPMENTS;
    String shipment = shipments + "/{shipmentId}";
    routes.get(shipments, open.apply(this::list));
    routes.get(shipment, open.apply(read(this::single)));
    routes.get(shipment + "/shipmentLines", open.apply(read(this::lines)));
  }

  private Routes.Endpoint read(BiFunction<Shipment, Call, Answer> work) {
    return call -> warehouse.with(() -> work.apply(find(call), call));
  }

  private Shipment find(Call call) {
    String id = call.part("shipmentId");
    return Optional.of(id)
        .filter(text -> text.matches("\\d{1,18}"))
        .flatMap(text -> warehouse.shipment(Long.parseLong(text)))
        .orElseThrow(() -> DeposcoProblem.notFound("Outbound Shipment", id));
  }

  private Answer list(Call call) {
    Search search = Search.of(call, options, USUAL_ROWS, FILTERS);
    Wire wire = new Wire(options, call);
    ShipmentWire shipments = new ShipmentWire(wire);
    return warehouse.with(() -> {
      Collection<Shipment> all =
          search
              .wanted("orderNumber")
              .<Collection<Shipment>>map(warehouse::shipmentsNewestFirst)
              .orElseGet(warehouse::shipmentsNewestFirst);
      List<Shipment> found = all.stream().filter(shipment -> matches(search, shipment)).toList();
      return search.page(wire, Wire.SHIPMENTS, found, row -> row.id, shipments::shipment);
    });
  }

  private static boolean matches(Search search, Shipment shipment) {
    SalesOrder order = shipment.order;
    String customerOrderNumber = order.text("customerOrderNumber");
    return search.accepts("businessUnit", order.businessUnit.code())
        && search.accepts("shipmentNumber", shipment.number)
        && search.accepts("orderNumber", order.number)
        && search.accepts(
            "customerOrderNumber", customerOrderNumber == null ? "" : customerOrderNumber)
        && search.accepts("shipmentStatus", shipment.status.wire())
        && search.acceptsAfter("createdAfter", shipment.createdAt)
        && search.acceptsAfter("updatedAfter", shipment.updatedAt)
        && shippedSince(search.time("shippedAfter"), shipment);
  }

  /** Despite its name, at the time asked for or later. */
  private static boolean shippedSince(Optional<Instant> since, Shipment shipment) {
    Instant shippedAt = shipment.shippedAt;
    return since.isEmpty() || (shippedAt != null && !shippedAt.isBefore(since.get()));
  }

  private Answer single(Shipment shipment, Call call) {
    Wire wire = new Wire(options, call);
    return wire.single("outboundShipment", new ShipmentWire(wire).shipment(shipment));
  }

  private Answer lines(Shipment shipment, Call call) {
    Search search = Search.of(call, options, USUAL_ROWS, LINE_FILTERS);
    Wire wire = new Wire(options, call);
    ShipmentWire shipments = new ShipmentWire(wire);
    List<Shipment.Line> found =
        shipment.lines.stream()
            .sorted(Comparator.comparing(Shipment.Line::id).reversed())
            .filter(line -> search.accepts("shipmentLineNumber", shipment.number(line)))
            .filter(line -> search.acceptsAfter("createdAfter", shipment.createdAt))
            .filter(line -> search.acceptsAfter("updatedAfter", shipment.updatedAt))
            .toList();
    return search.page(
        wire,
        Wire.SHIPMENTS + "/" + shipment.id + "/shipmentLines",
        found,
        Shipment.Line::id,
        line -> shipments.line(shipment, line));
  }
}
