package dev.lockstep.reconciliation;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Money;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.model.FulfilmentStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shop, a warehouse and Temporal with what a test puts into them. */
final class FakeFacts {
  static final LinkId UK = new LinkId("uk");
  static final ConnectionId SHOP = new ConnectionId("shop");
  static final ConnectionId DC = new ConnectionId("dc");

  final Map<String, Instant> placed = new LinkedHashMap<>();
  final Map<String, Instant> started = new LinkedHashMap<>();
  final Map<String, FulfilmentStage> held = new LinkedHashMap<>();
  final List<String> readAtSource = new ArrayList<>();
  final List<String> ofNeighbours = new ArrayList<>();
  final List<List<String>> changedPages = new ArrayList<>();
  @Nullable Instant heldSince;
  String listingFails = "";
  boolean sourceDown;
  ZoneId zone = ZoneId.of("UTC");
  List<ReconciliationPlan.Neighbour> neighbours = List.of();

  /** An order that is with the warehouse, as everybody says. */
  void inTheWarehouse(String order, Instant at) {
    placed.put(order, at);
    started.put(order, at);
    held.put(order, FulfilmentStage.ALLOCATED);
  }

  final ReconciliationActivities temporal =
      new ReconciliationActivities() {
        @Override
        public ReconciliationPlan plan(PlanRequest request) {
          return new ReconciliationPlan(
              1,
              request.link(),
              SHOP,
              zone,
              ReconciliationPlan.Listing.CHANGES,
              ReconciliationPlan.Untracked.SHOWN,
              List.of(new ReconciliationPlan.Site(DC, new FacilityId("MAIN"))),
              neighbours,
              Duration.ofMinutes(30));
        }

        @Override
        public OrderPage known(ListRequest request) {
          if (!listingFails.isEmpty()) {
            throw ApplicationFailure.newNonRetryableFailure(listingFails, "NoLists");
          }
          return new OrderPage(1, started.keySet().stream().map(OrderId::new).toList(), null);
        }

        @Override
        public TemporalFacts workflows(ReadRequest request) {
          return new TemporalFacts(
              1, request.orders().stream().map(order -> workflow(order, request)).toList());
        }
      };

  private TemporalFact workflow(OrderId order, ReadRequest request) {
    Instant at = started.get(order.value());
    if (at == null) {
      boolean neighbours = !request.neighbours().isEmpty() && ofNeighbours.contains(order.value());
      return new TemporalFact(
          order,
          neighbours ? TemporalFact.State.OF_ANOTHER_LINK : TemporalFact.State.NONE,
          null,
          null,
          null,
          List.of());
    }
    return new TemporalFact(
        order,
        TemporalFact.State.RUNNING,
        OrderStage.AWAITING_DISPATCH,
        null,
        at,
        List.of(
            new TemporalFact.Part(
                FulfilmentRef.whole(order), DC, OrderStage.AWAITING_DISPATCH, "W", List.of())));
  }

  final SourceReconciliationActivities shop =
      new SourceReconciliationActivities() {
        @Override
        public OrderPage changed(ListRequest request) {
          List<List<String>> pages =
              changedPages.isEmpty() ? List.of(List.copyOf(placed.keySet())) : changedPages;
          int at = request.cursor() == null ? 0 : Integer.parseInt(request.cursor());
          return new OrderPage(
              1,
              pages.get(at).stream().map(OrderId::new).toList(),
              at + 1 < pages.size() ? Integer.toString(at + 1) : null);
        }

        @Override
        public SourceFacts orders(ReadRequest request) {
          return new SourceFacts(
              1,
              request.orders().stream()
                  .map(order -> {
                    readAtSource.add(order.value());
                    return source(order);
                  })
                  .toList());
        }
      };

  private SourceFact source(OrderId order) {
    if (sourceDown) {
      return SourceFact.unknown(order, FailureKind.UNAVAILABLE);
    }
    Instant at = placed.get(order.value());
    return at == null
        ? new SourceFact(
            order, SourceFact.Standing.ABSENT, null, null, null, List.of(), 0, null, null)
        : new SourceFact(
            order,
            SourceFact.Standing.DUE,
            null,
            at,
            null,
            List.of(new SourceFact.Line(new LineId("l"), Quantity.of(1), Quantity.ZERO)),
            0,
            new Money(1_000, "EUR", 2),
            null);
  }

  final WarehouseReconciliationActivities warehouse =
      new WarehouseReconciliationActivities() {
        @Override
        public OrderPage shipped(ListRequest request) {
          return new OrderPage(1, held.keySet().stream().map(OrderId::new).toList(), null);
        }

        @Override
        public WarehouseFacts orders(WarehouseRequest request) {
          return new WarehouseFacts(
              1, request.lookups().stream().map(FakeFacts.this::holding).toList());
        }
      };

  private WarehouseFact holding(WarehouseRequest.Lookup lookup) {
    FulfilmentStage stage = held.get(lookup.order().value());
    return new WarehouseFact(
        lookup.order(),
        DC,
        stage == null
            ? List.of()
            : List.of(
                new WarehouseFact.Holding(
                    lookup.refs().getFirst(),
                    stage,
                    "Allocated",
                    heldSince,
                    List.of(
                        new WarehouseFact.Line(
                            new LineId("l"),
                            Quantity.of(1),
                            Quantity.ZERO,
                            Quantity.ZERO,
                            Quantity.ZERO)))),
        null);
  }
}
