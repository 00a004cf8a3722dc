package dev.lockstep.demo.stage;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.HeldLine;
import dev.lockstep.demo.stage.LedgerEntries.SentParcel;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.ledger.Fact;
import dev.lockstep.sandbox.scend.Fate;
import dev.lockstep.sandbox.scend.FateRule;
import dev.lockstep.sandbox.scend.Pace;
import dev.lockstep.sandbox.scend.ReferenceRule;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.sandbox.scend.ScendStandIn;
import dev.lockstep.sandbox.scend.Status;
import dev.lockstep.sandbox.scend.WarehouseOrderView;
import dev.lockstep.sandbox.scend.WebhookTarget;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Scend, with signed webhooks. */
public final class ScendDepot implements Depot {
  private static final long TAKEN_IN_AFTER_MILLIS = 1500;

  private final ScendStandIn standIn;
  private final Map<String, Status> heldAt = new ConcurrentHashMap<>();

  private ScendDepot(ScendStandIn standIn) {
    this.standIn = standIn;
  }

  /**
   * Opens it.
   *
   * @param step how long it takes over each step of an order
   */
  public static ScendDepot open(long seed, Duration step, InstantSource clock) {
    return new ScendDepot(
        ScendStandIn.start(
            ScendOptions.defaults()
                .with()
                .seed(seed)
                .clock(clock)
                .referenceRule(ReferenceRule.NOT_ENFORCED)
                .pace(new Pace.Automatic(step))
                .build()));
  }

  public ScendStandIn standIn() {
    return standIn;
  }

  @Override
  public String connection(Secrets secrets) {
    return """
    platform: scend
    baseUrl: %s
    clientCode: %s
    auth: {strategy: api-key-header, key: {file: %s}}
    skuLookup: true
    skuKnownFor: 1s
    pace: {requestsPerMinute: 60000, burst: 500, maxConcurrent: 50, readTimeout: 10s}
    activitiesPerSecond: 500
    """
        .formatted(
            standIn.apiUri(), ScendOptions.CLIENT_CODE, secrets.keep("key", ScendOptions.API_KEY));
  }

  @Override
  public String endpoint(Secrets secrets) {
    return """
    secrets: [{file: %s}]
    clientCode: %s
    """
        .formatted(secrets.keep("webhooks", ScendOptions.WEBHOOK_SECRET), ScendOptions.CLIENT_CODE);
  }

  @Override
  public String service(Speed speed) {
    return switch (speed) {
      case STANDARD -> "{carrier: DPD, service: STANDARD}";
      case EXPRESS -> "{carrier: DPD, service: NEXT-DAY}";
    };
  }

  @Override
  public void announce(URI webhooks) {
    standIn.sendWebhooksTo(new WebhookTarget(webhooks, List.of(ScendOptions.WEBHOOK_SECRET)));
  }

  @Override
  public void trouble() {
    standIn
        .deliveryFaults()
        .add(DeliveryRule.all(DeliveryFault.DUPLICATE).probability(0.15))
        .add(DeliveryRule.all(DeliveryFault.REORDER).probability(0.15))
        .add(new DeliveryRule(DeliveryFault.DROP, "shipment.*", 0, 0, 0.2, 0));
  }

  @Override
  public Set<Turn> turns() {
    return EnumSet.allOf(Turn.class);
  }

  @Override
  public void take(Turn turn, String order, String sku) {
    Fate fate =
        switch (turn) {
          case TWO_SHIPMENTS -> new Fate.Split(2, 1);
          case THREE_PARCELS -> new Fate.Split(1, 3);
          case TRACKING_LATER -> new Fate.BlankTracking();
          case SHORT_PICKED -> new Fate.ShortPick(sku, 1);
          case REJECTED -> new Fate.Refused("CARRIER_NOT_AVAILABLE");
          case TAKEN_IN_LATER -> new Fate.AcceptedFirst(TAKEN_IN_AFTER_MILLIS);
          case HELD_BEFORE_CUT_OFF -> new Fate.StuckAt(Status.ALLOCATED);
          case HELD_AFTER_CUT_OFF -> new Fate.StuckAt(Status.PICKED);
          case CANCELLED_THERE -> new Fate.CancelledByWarehouse(Status.ALLOCATED);
          case RELABELLED -> new Fate.TrackingChanged();
          case TAKEN_BACK -> new Fate.Voided(false);
          case TAKEN_BACK_AND_SHIPPED_AGAIN -> new Fate.Voided(true);
        };
    if (fate instanceof Fate.StuckAt(Status status)) {
      heldAt.put(order, status);
    }
    standIn.script(FateRule.forReference(order + "**", fate));
  }

  @Override
  public void letGo(String order) {
    standIn.script(FateRule.forReference(order + "**"));
  }

  @Override
  public boolean holds(String order) {
    Status status = heldAt.get(order);
    List<WarehouseOrderView> held =
        standIn.orders(order).values().stream().flatMap(List::stream).toList();
    return status != null
        && !held.isEmpty()
        && held.stream().allMatch(view -> view.status().compareTo(status) >= 0);
  }

  @Override
  public boolean hasTaken(Turn turn, String order) {
    return switch (turn) {
      case RELABELLED -> noted(order, "TRACKING_CHANGED") > 0;
      case TAKEN_BACK -> noted(order, "SHIPMENT_VOIDED") > 0;
      case TAKEN_BACK_AND_SHIPPED_AGAIN -> noted(order, "DISPATCHED") > 1;
      default -> false;
    };
  }

  @Override
  public boolean wasAmended(String order) {
    return noted(order, "AMENDED") > 0;
  }

  @Override
  public FaultRule creates(String order, FaultKind kind) {
    return of("PUT", order, kind);
  }

  @Override
  public FaultRule calls(String order, FaultKind kind) {
    return of("*", order, kind);
  }

  @Override
  public void stock(String sku) {
    standIn.products().add(sku);
  }

  @Override
  public List<Held> held(UnitsBy unitsBy) {
    return standIn.orders().entrySet().stream()
        .map(entry -> held(entry.getKey(), entry.getValue(), unitsBy))
        .toList();
  }

  @Override
  public Backstage backstage() {
    return new Backstage(
        standIn.faults(),
        standIn.deliveryFaults(),
        standIn.outbox(),
        EnumSet.of(
            DeliveryFault.BAD_SIGNATURE,
            DeliveryFault.OLD_TIMESTAMP,
            DeliveryFault.UNKNOWN_ORDER,
            DeliveryFault.REPLAYED),
        standIn.ledger(),
        ScendDepot::milestone);
  }

  @Override
  public void close() {
    standIn.close();
  }

  private static FaultRule of(String method, String order, FaultKind kind) {
    return FaultRule.on(method, "**/orders/" + order + "*", kind);
  }

  /** How often the ledger says this of the order. */
  private long noted(String order, String fact) {
    return standIn.ledger().factsAbout(order).stream()
        .filter(noted -> noted.kind().equals(fact))
        .count();
  }

  private static Optional<Milestone> milestone(Fact fact) {
    return switch (fact.kind()) {
      case "WAREHOUSE_ORDER_CREATED" -> Optional.of(Milestone.IN_WAREHOUSE);
      case "DISPATCHED" -> Optional.of(Milestone.DISPATCHED);
      case "CANCELLED" -> Optional.of(Milestone.CANCELLED);
      default -> Optional.empty();
    };
  }

  private static Held held(String reference, List<WarehouseOrderView> orders, UnitsBy unitsBy) {
    return new Held(
        reference,
        new FulfilmentRef(reference).order().value(),
        orders.size(),
        orders.stream().allMatch(ScendDepot::isCancelled),
        orders.stream()
            .flatMap(order -> order.lines().stream())
            .map(line -> line(line, unitsBy))
            .toList(),
        parcels(orders, false, unitsBy),
        parcels(orders, true, unitsBy).size());
  }

  private static boolean isCancelled(WarehouseOrderView order) {
    return order.status() == Status.CANCELLED
        || order.status() == Status.REJECTED
        || order.status() == Status.AWAITING_RETURN_TO_STOCK;
  }

  private static HeldLine line(WarehouseOrderView.Line line, UnitsBy unitsBy) {
    return new HeldLine(
        unitsBy.of(line.lineReference(), line.productCode()),
        line.ordered(),
        line.dispatched(),
        line.cancelled(),
        line.shortage());
  }

  private static List<SentParcel> parcels(
      List<WarehouseOrderView> orders, boolean voided, UnitsBy unitsBy) {
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
                            item -> unitsBy.of(item.lineReference(), item.productCode()),
                            item -> (long) item.quantity(),
                            Long::sum))))
        .toList();
  }
}
