package dev.lockstep.activity.reconciliation;

import dev.lockstep.activity.Links;
import dev.lockstep.activity.Pause;
import dev.lockstep.activity.sweep.SweepFailures;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.port.Capability;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import dev.lockstep.reconciliation.ListRequest;
import dev.lockstep.reconciliation.OrderPage;
import dev.lockstep.reconciliation.WarehouseFact;
import dev.lockstep.reconciliation.WarehouseFacts;
import dev.lockstep.reconciliation.WarehouseReconciliationActivities;
import dev.lockstep.reconciliation.WarehouseRequest;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link WarehouseReconciliationActivities} of every link this worker serves. */
public final class WarehouseReconciliationActivitiesImpl
    implements WarehouseReconciliationActivities {
  private static final char SHIPMENTS = 's';
  private static final char FULFILMENTS = 'f';

  private final Links links;
  private final Pause pause;
  private final Pace pace;
  private final Predicate<String> isForeign;

  /**
   * @param foreign references of others who use the same warehouses; null where there are none
   */
  public WarehouseReconciliationActivitiesImpl(
      Links links, Pause pause, Pace pace, @Nullable Pattern foreign) {
    this.links = links;
    this.pause = pause;
    this.pace = pace;
    this.isForeign = foreign == null ? reference -> false : foreign.asMatchPredicate();
  }

  @Override
  public OrderPage shipped(ListRequest request) {
    ConnectionId connection = Objects.requireNonNull(request.connection());
    Warehouse warehouse = links.get(request.link()).warehouse(connection);
    Cursor cursor = Cursor.read(request.cursor(), SHIPMENTS);
    try {
      return cursor.list() == SHIPMENTS
          ? shipments(warehouse, request, cursor)
          : fulfilments(warehouse, request, cursor);
    } catch (PlatformFailure failure) {
      throw SweepFailures.translated(failure);
    }
  }

  private OrderPage shipments(Warehouse warehouse, ListRequest request, Cursor cursor) {
    Page<Shipment> page = warehouse.shippedSince(request.from(), cursor.asked());
    boolean listsOthers = warehouse.capabilities().contains(Capability.FULFILMENT_FEED);
    return told(
        page.items().stream().map(Shipment::ref),
        page,
        cursor,
        request,
        listsOthers ? new Cursor(FULFILMENTS, 0, null).text() : null);
  }

  private OrderPage fulfilments(Warehouse warehouse, ListRequest request, Cursor cursor) {
    Page<Warehouse.ChangedFulfilment> page = warehouse.changedSince(request.from(), cursor.asked());
    return told(
        page.items().stream().map(Warehouse.ChangedFulfilment::ref), page, cursor, request, null);
  }

  private OrderPage told(
      Stream<FulfilmentRef> refs,
      Page<?> page,
      Cursor cursor,
      ListRequest request,
      @Nullable String afterwards) {
    List<OrderId> orders = refs.flatMap(ref -> order(ref).stream()).distinct().toList();
    List<OrderId> told =
        orders.stream()
            .skip(cursor.offset())
            .limit(SourceReconciliationActivitiesImpl.MOST_PER_MESSAGE)
            .toList();
    if (cursor.offset() + told.size() < orders.size()) {
      return new OrderPage(OrderPage.VERSION, told, cursor.further(told.size()).text());
    }
    if (page.next().isPresent() && page.next().equals(cursor.asked())) {
      throw PlatformFailure.of(
          FailureKind.MALFORMED,
          Objects.requireNonNull(request.connection()),
          "A page of shipments names itself as the next one. Report it to the warehouse's support: connection %s."
              .formatted(request.connection()));
    }
    return new OrderPage(
        OrderPage.VERSION,
        told,
        page.next().map(next -> cursor.at(next).text()).orElse(afterwards));
  }

  /** Others ship from the same warehouse: their references need not look like ours. */
  private Optional<OrderId> order(FulfilmentRef ref) {
    if (isForeign.test(ref.value())) {
      return Optional.empty();
    }
    try {
      return Optional.of(ref.order());
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  @Override
  public WarehouseFacts orders(WarehouseRequest request) {
    ActivityExecutionContext attempt = Activity.getExecutionContext();
    Warehouse warehouse = links.get(request.link()).warehouse(request.warehouse());
    Reads reads = new Reads(pause);
    List<WarehouseFact> facts = new ArrayList<>();
    for (WarehouseRequest.Lookup lookup : request.lookups()) {
      attempt.heartbeat(facts.size());
      pace.before(facts.size(), pause);
      facts.add(
          reads.read(
              () ->
                  new WarehouseFact(
                      lookup.order(), request.warehouse(), holdings(warehouse, lookup), null),
              trouble -> WarehouseFact.unknown(lookup.order(), request.warehouse(), trouble)));
    }
    return new WarehouseFacts(WarehouseFacts.VERSION, facts);
  }

  private static List<WarehouseFact.Holding> holdings(
      Warehouse warehouse, WarehouseRequest.Lookup lookup) {
    List<WarehouseFact.Holding> holdings = new ArrayList<>();
    for (FulfilmentRef ref : lookup.refs()) {
      warehouse.find(ref).ifPresent(held -> holdings.add(holding(warehouse, held)));
    }
    return holdings;
  }

  private static WarehouseFact.Holding holding(Warehouse warehouse, WarehouseOrder held) {
    List<Shipment> shipments =
        mayHaveShipments(held)
            ? warehouse.shipments(held.ref()).stream().filter(each -> !each.voided()).toList()
            : List.of();
    Map<LineId, Quantity> shipped = units(shipments, parcel -> true);
    Map<LineId, Quantity> tracked = units(shipments, parcel -> parcel.trackingNumber() != null);
    Instant last =
        shipments.stream()
            .map(Shipment::dispatchedAt)
            .max(Comparator.naturalOrder())
            .orElse(held.statusSince());
    return new WarehouseFact.Holding(
        held.ref(),
        held.stage(),
        held.rawStatus(),
        last,
        held.lines().stream()
            .map(line ->
                new WarehouseFact.Line(
                    line.line(),
                    line.ordered().minus(line.cancelled()),
                    line.shorted(),
                    shipped.getOrDefault(line.line(), Quantity.ZERO),
                    tracked.getOrDefault(line.line(), Quantity.ZERO)))
            .toList());
  }

  /** What stands still before the floor has shipped nothing, and is not asked for it. */
  private static boolean mayHaveShipments(WarehouseOrder held) {
    return held.stage().hasLeft()
        || held.stage() == FulfilmentStage.UNMAPPED
        || held.lines().stream().anyMatch(line -> !line.dispatched().isZero());
  }

  private static Map<LineId, Quantity> units(
      List<Shipment> shipments, Predicate<ShippedParcel> which) {
    Map<LineId, Quantity> units = new HashMap<>();
    shipments.stream()
        .flatMap(shipment -> shipment.parcels().stream())
        .filter(which)
        .flatMap(parcel -> parcel.lines().stream())
        .forEach(line -> units.merge(line.line(), line.quantity(), Quantity::plus));
    return units;
  }
}
