package dev.lockstep.platform.deposco;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.http.ApiRequest;
import dev.lockstep.http.Effect;
import dev.lockstep.http.OncePerWord;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deposco's outbound shipments, each row filtered here again. */
final class DeposcoShipments {
  private static final Logger LOG = LoggerFactory.getLogger(DeposcoShipments.class);
  private static final String OF_ONE = "shipments of an order";
  private static final String OF_ALL = "shipments";

  private final ConnectionId connection;
  private final DeposcoSettings settings;
  private final DeposcoClient client;
  private final Listing listing;
  private final SalesOrders orders;
  private final ShipmentMapping mapping;
  private final OncePerWord unreadable = new OncePerWord();

  DeposcoShipments(
      ConnectionId connection,
      DeposcoSettings settings,
      DeposcoClient client,
      Listing listing,
      SalesOrders orders) {
    this.connection = connection;
    this.settings = settings;
    this.client = client;
    this.listing = listing;
    this.orders = orders;
    this.mapping = new ShipmentMapping(settings);
  }

  /** A shipment and Deposco's own id of it. */
  private record Told(String id, Shipment shipment) {}

  List<Shipment> of(FulfilmentRef ref) {
    List<HeldOrder> copies = orders.locate(ref);
    if (copies.isEmpty()) {
      return List.of();
    }
    List<Told> told =
        understood(
            OF_ONE,
            () ->
                rowsOf(ref, copies).stream()
                    .flatMap(row -> told(row, ref, copies).stream())
                    .toList());
    Optional<String> last =
        copies.stream().allMatch(HeldOrder::isOver)
            ? told.stream()
                .filter(each -> !each.shipment().voided())
                .map(Told::id)
                .max(HeldOrder.OLDER_FIRST)
            : Optional.empty();
    return told.stream()
        .map(each -> last.filter(each.id()::equals).isPresent() ? asLast(each) : each.shipment())
        .sorted(Comparator.comparing(Shipment::dispatchedAt).thenComparing(Shipment::id))
        .toList();
  }

  private List<Resource> rowsOf(FulfilmentRef ref, List<HeldOrder> copies) {
    ApiRequest request =
        ApiRequest.get(DeposcoClient.SHIPMENTS)
            .query("orderNumber", ref.value())
            .query("businessUnit", settings.businessUnit());
    @Nullable Instant oldest = oldest(copies);
    Listing.Read read =
        listing.read(
            OF_ONE,
            request,
            // What was created before the order holds nothing of it.
            page -> oldest != null && allBefore(page, oldest));
    if (read.givenUp()) {
      throw PlatformFailure.of(
          FailureKind.MALFORMED,
          connection,
          "Deposco does not filter its shipments by order, and the order is too old to read down to. connection=%s, ref=%s, rows=%d. Raise pace.mostPages, or ask Deposco about the filter."
              .formatted(connection, ref, read.rows().size()));
    }
    return read.rows().stream().filter(row -> concerns(row, ref, copies)).toList();
  }

  private static @Nullable Instant oldest(List<HeldOrder> copies) {
    return copies.stream().anyMatch(copy -> copy.createdAt() == null)
        ? null
        : copies.stream()
            .flatMap(copy -> Stream.ofNullable(copy.createdAt()))
            .min(Comparator.naturalOrder())
            .orElse(null);
  }

  private boolean allBefore(List<Resource> page, Instant time) {
    return !page.isEmpty()
        && page.stream()
            .allMatch(row ->
                row.instant("createdDate", settings.zone())
                    .filter(at -> at.isBefore(time))
                    .isPresent());
  }

  private boolean concerns(Resource row, FulfilmentRef ref, List<HeldOrder> copies) {
    if (!orders.isOfBusinessUnit(row)) {
      return false;
    }
    Resource.Nested headers = row.nested("orderHeaders");
    boolean named = headers.rows().stream().anyMatch(header -> refersTo(header, ref, copies));
    return named || (!headers.whole() && holdsLineOf(row, copies));
  }

  private static boolean refersTo(Resource header, FulfilmentRef ref, List<HeldOrder> copies) {
    Optional<String> id = header.id();
    return id.isPresent()
        ? copies.stream().anyMatch(copy -> copy.id().equals(id.get()))
        : header.key("number").filter(ref.value()::equals).isPresent();
  }

  /** A shipment that does not name all its orders says by its lines whose it is. */
  private boolean holdsLineOf(Resource row, List<HeldOrder> copies) {
    List<String> ours =
        copies.stream().flatMap(copy -> copy.lines().stream()).map(HeldOrder.Line::id).toList();
    return linesOf(row).stream()
        .flatMap(line -> line.object("orderLine").flatMap(Resource::id).stream())
        .anyMatch(ours::contains);
  }

  private Optional<Told> told(Resource row, FulfilmentRef ref, List<HeldOrder> copies) {
    if (mapping.fate(row) == ShipmentMapping.Fate.WAITING) {
      return Optional.empty();
    }
    Resource.Nested headers = row.nested("orderHeaders");
    boolean onlyOurs =
        headers.whole() && headers.rows().stream().allMatch(each -> refersTo(each, ref, copies));
    String id = row.requireId();
    return mapping
        .read(row, linesOf(row), ref, copies, onlyOurs)
        .map(shipment -> new Told(id, shipment));
  }

  /** Within a shipment Deposco shows ten lines at most. */
  private List<Resource> linesOf(Resource shipment) {
    Resource.Nested nested = shipment.nested("shipmentLines");
    if (nested.whole()) {
      return nested.rows();
    }
    Listing.Read read =
        listing.read(
            "shipment lines",
            ApiRequest.get(DeposcoClient.SHIPMENTS + "/{id}/shipmentLines", shipment.requireId()),
            page -> false);
    if (read.givenUp()) {
      throw orders.endless("shipment lines");
    }
    return read.rows();
  }

  /** One page; its cursor is what Deposco names for the next one. */
  Page<Shipment> since(Instant since, Optional<String> cursor) {
    ApiRequest request =
        ApiRequest.get(DeposcoClient.SHIPMENTS)
            .query("businessUnit", settings.businessUnit())
            .query("updatedAfter", SalesOrders.after(since));
    Listing.Rows page = listing.page(OF_ALL, request, cursor);
    return understood(
        OF_ALL,
        () -> {
          Map<String, Optional<HeldOrder>> read = new HashMap<>();
          List<Shipment> shipments = new ArrayList<>();
          for (Resource row : page.rows()) {
            if (orders.isOfBusinessUnit(row) && happenedSince(row, since)) {
              shipments.addAll(ofRow(row, read));
            }
          }
          return new Page<>(
              shipments, page.next().filter(next -> !orders.isTooOld(page.rows(), since)));
        });
  }

  /** Whether it left since, or was taken back since. */
  private boolean happenedSince(Resource row, Instant since) {
    return switch (mapping.fate(row)) {
      case WAITING -> false;
      case LEFT -> !mapping.dispatchedAt(row).isBefore(since);
      case VOIDED ->
          !mapping.changedAt(row).orElseGet(() -> mapping.dispatchedAt(row)).isBefore(since);
    };
  }

  /** One for each order that travels in it. */
  private List<Shipment> ofRow(Resource row, Map<String, Optional<HeldOrder>> read) {
    List<Shipment> shipments = new ArrayList<>();
    List<Resource> headers = row.nested("orderHeaders").rows();
    if (headers.isEmpty()) {
      warnOfNoOrder(row);
    }
    for (Resource header : headers) {
      String id = header.requireId();
      try {
        Optional<HeldOrder> order = read.get(id);
        if (order == null) {
          order = orders.byId(id);
          read.put(id, order);
        }
        order.flatMap(held -> ofOrder(row, held)).ifPresent(shipments::add);
      } catch (PlatformFailure failure) {
        if (failure.kind() != FailureKind.MALFORMED) {
          throw failure;
        }
        unread(row, header, failure).ifPresent(shipments::add);
      }
    }
    return shipments;
  }

  private Optional<Shipment> ofOrder(Resource row, HeldOrder held) {
    FulfilmentRef ref = row.idOf("orderHeaders", held.number(), FulfilmentRef::new);
    return told(row, ref, List.of(held))
        .map(told -> isLast(told, held) ? asLast(told) : told.shipment());
  }

  private static boolean isLast(Told told, HeldOrder held) {
    return !told.shipment().voided()
        && held.isOver()
        && held.shipmentIds().stream()
            .noneMatch(other -> HeldOrder.OLDER_FIRST.compare(other, told.id()) > 0);
  }

  /**
   * One order that cannot be understood must not keep the shipments of all others from being seen:
   * it is told as a shipment of unknown content, and whoever looks at it closely finds out.
   */
  private Optional<Shipment> unread(Resource row, Resource header, PlatformFailure failure) {
    unreadable.firstTime(
        header.requireId(),
        () ->
            LOG.warn(
                "The order of a shipment cannot be understood. connection={}, orderId={}. {}",
                connection,
                header.id().orElse(""),
                failure.getMessage()));
    return header
        .key("number")
        .map(number ->
            new Shipment(
                row.requireText("number"),
                header.idOf("number", number, FulfilmentRef::new),
                mapping.dispatchedAt(row),
                mapping.fate(row) == ShipmentMapping.Fate.VOIDED,
                false,
                null,
                null,
                List.of()));
  }

  private void warnOfNoOrder(Resource row) {
    String number = row.requireText("number");
    unreadable.firstTime(
        "shipment " + number,
        () ->
            LOG.warn(
                "A shipment names no order, so it belongs to none of ours. connection={}, shipment={}. Operations look whether it was keyed by hand.",
                connection,
                number));
  }

  private static Shipment asLast(Told told) {
    Shipment shipment = told.shipment();
    return new Shipment(
        shipment.id(),
        shipment.ref(),
        shipment.dispatchedAt(),
        shipment.voided(),
        true,
        shipment.carrier(),
        shipment.service(),
        shipment.parcels());
  }

  private <T> T understood(String call, Supplier<T> reading) {
    return client.understand(Effect.READ, call, reading, Supplier::get);
  }
}
