package dev.lockstep.platform.scend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Quantity;
import dev.lockstep.http.Effect;
import dev.lockstep.http.OncePerWord;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scend's listings of shipments. Every row is filtered here again: that a server knows a filter is
 * not to be trusted.
 */
final class ScendShipments {
  private static final Logger LOG = LoggerFactory.getLogger(ScendShipments.class);
  private static final int MOST_PAGES_OF_ONE_ORDER = 50;

  private final ConnectionId connection;
  private final ScendSettings settings;
  private final ScendClient client;
  private final ShipmentMapping mapping;
  private final OncePerWord withoutReference = new OncePerWord();

  ScendShipments(ConnectionId connection, ScendSettings settings, ScendClient client) {
    this.connection = connection;
    this.settings = settings;
    this.client = client;
    this.mapping = new ShipmentMapping(settings);
  }

  private record Rows(List<WireObject> rows, boolean hasMore) {}

  List<Shipment> of(FulfilmentRef ref) {
    List<WireObject> all = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES_OF_ONE_ORDER; page++) {
      switch (client.shipmentsOf(ref, page)) {
        case ScendAnswer.Good good -> {
          Rows rows = rows(good.json());
          all.addAll(rows.rows());
          if (!rows.hasMore()) {
            return read(all, ref);
          }
        }
        case ScendAnswer.Absent absent -> {
          return List.of();
        }
        case ScendAnswer.Bad bad -> throw client.rejected("shipments of an order", bad.refusal());
      }
    }
    throw PlatformFailure.of(
        FailureKind.MALFORMED,
        connection,
        "The listing of one order's shipments does not end. connection=%s, ref=%s, pages=%d. Compare the paging with docs/platforms/scend.md."
            .formatted(connection, ref, MOST_PAGES_OF_ONE_ORDER));
  }

  private List<Shipment> read(List<WireObject> all, FulfilmentRef ref) {
    return client.understand(
        Effect.READ,
        "shipments of an order",
        all,
        rows -> mapping.read(rows.stream().filter(row -> concerns(row, ref)).toList()));
  }

  private static boolean concerns(WireObject row, FulfilmentRef ref) {
    return row.text("ClientReference").filter(ref.value()::equals).isPresent();
  }

  /** One page; its cursor is the number of the page. */
  Page<Shipment> since(Instant since, Optional<String> cursor) {
    int page = cursor.map(ScendShipments::pageNumber).orElse(1);
    return switch (client.shipmentsSince(since, page)) {
      case ScendAnswer.Good good -> {
        Rows rows = rows(good.json());
        List<Shipment> ours =
            client
                .understand(
                    Effect.READ,
                    "shipments",
                    rows.rows(),
                    all -> mapping.read(all.stream().filter(this::isOurs).toList()))
                .stream()
                .filter(shipment -> !shipment.dispatchedAt().isBefore(since))
                .toList();
        yield new Page<>(
            asTheirOrdersShowThem(ours, ordersWithMergedLines(rows.rows())),
            rows.hasMore() ? Optional.of(Integer.toString(page + 1)) : Optional.empty());
      }
      case ScendAnswer.Absent absent -> throw client.absent("shipments");
      case ScendAnswer.Bad bad -> throw client.rejected("shipments", bad.refusal());
    };
  }

  /**
   * Which of the merged lines a shipment holds depends on those that went before it, and these need
   * not stand on the page: a shipment reads the same wherever it is listed.
   */
  private List<Shipment> asTheirOrdersShowThem(List<Shipment> page, Set<FulfilmentRef> merged) {
    Map<FulfilmentRef, List<Shipment>> whole = new HashMap<>();
    merged.forEach(ref -> whole.put(ref, of(ref)));
    return page.stream()
        .map(shipment ->
            whole.getOrDefault(shipment.ref(), List.of()).stream()
                .filter(same -> same.id().equals(shipment.id()))
                .findFirst()
                .orElse(shipment))
        .toList();
  }

  private Set<FulfilmentRef> ordersWithMergedLines(List<WireObject> rows) {
    return client.understand(
        Effect.READ,
        "shipments",
        rows,
        all ->
            all.stream()
                .filter(this::isOurs)
                .filter(ShipmentMapping::holdsMergedLines)
                .map(row -> new FulfilmentRef(row.requireText("ClientReference")))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private boolean isOurs(WireObject row) {
    boolean otherOwner =
        row.text("ClientCode").filter(code -> !code.equals(settings.clientCode())).isPresent();
    boolean referenced = row.text("ClientReference").isPresent();
    if (!otherOwner && !referenced) {
      String id = row.text("ShipmentId").orElse("unnumbered");
      withoutReference.firstTime(
          id,
          () ->
              LOG.warn(
                  "A shipment has no ClientReference, so it belongs to no order of ours. connection={}, shipment={}. Operations look whether it was keyed by hand.",
                  connection,
                  id));
    }
    return !otherOwner && referenced;
  }

  private Rows rows(JsonNode answer) {
    return client.understand(
        Effect.READ,
        "shipments",
        answer,
        json -> {
          List<WireObject> rows = WireObject.rows(json);
          return new Rows(rows, !rows.isEmpty() && json.isObject() && hasMore(json, rows.size()));
        });
  }

  private boolean hasMore(JsonNode json, int rows) {
    WireObject page = WireObject.root(json);
    return page.flag("HasMore").orElseGet(() -> rows >= pageSize(page));
  }

  /** A server may cap the size we asked for; what it says it used is what counts. */
  private int pageSize(WireObject page) {
    return page.quantity("PageSize")
        .map(Quantity::units)
        .filter(size -> size > 0)
        .orElse(settings.pace().pageSize());
  }

  private static int pageNumber(String cursor) {
    try {
      int page = Integer.parseInt(cursor);
      if (page >= 1) {
        return page;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException("A cursor of Scend's shipments is a page number.");
  }
}
