package dev.lockstep.demo.stage;

import static java.util.Objects.requireNonNull;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.HeldLine;
import dev.lockstep.demo.stage.LedgerEntries.SentParcel;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.DeposcoStandIn;
import dev.lockstep.sandbox.deposco.Fate;
import dev.lockstep.sandbox.deposco.FateRule;
import dev.lockstep.sandbox.deposco.NumberRule;
import dev.lockstep.sandbox.deposco.OrderStatus;
import dev.lockstep.sandbox.deposco.Pace;
import dev.lockstep.sandbox.deposco.SalesOrderView;
import dev.lockstep.sandbox.deposco.WebhookTarget;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.ledger.Fact;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deposco, as a tenant where a second order with the same number is a second order: nothing can be
 * amended there, since an amendment is the same call as a create.
 */
final class DeposcoDepot implements Depot {
  private final DeposcoStandIn standIn;
  private final Map<String, OrderStatus> heldAt = new ConcurrentHashMap<>();

  private DeposcoDepot(DeposcoStandIn standIn) {
    this.standIn = standIn;
  }

  static DeposcoDepot open(long seed, Duration step, InstantSource clock) {
    return new DeposcoDepot(
        DeposcoStandIn.start(
            DeposcoOptions.defaults()
                .with()
                .seed(seed)
                .clock(clock)
                .numberRule(NumberRule.CREATES_ANOTHER)
                .pace(new Pace.Automatic(step))
                .build()));
  }

  @Override
  public String connection(Secrets secrets) {
    return """
    platform: deposco
    baseUrl: %s
    tokenUrl: %s
    auth:
      clientId: %s
      clientSecret: {file: %s}
      refreshToken: {file: %s}
    businessUnit: %s
    pace: {requestsPerSecond: 500, burst: 500, maxConcurrent: 50, readTimeout: 10s}
    orders: {createIsUpsert: false}
    skuKnownFor: 1s
    activitiesPerSecond: 500
    """
        .formatted(
            standIn.apiUri(),
            standIn.tokenUri(),
            DeposcoOptions.CLIENT_ID,
            secrets.keep("client", DeposcoOptions.CLIENT_SECRET),
            secrets.keep("refresh-token", DeposcoOptions.REFRESH_TOKEN),
            DeposcoOptions.BUSINESS_UNIT);
  }

  @Override
  public String endpoint(Secrets secrets) {
    return "secrets: [{file: %s}]\n"
        .formatted(secrets.keep("webhooks", DeposcoOptions.WEBHOOK_SECRET));
  }

  @Override
  public String service(Speed speed) {
    return switch (speed) {
      case STANDARD -> "{carrier: DPD, service: Ground}";
      case EXPRESS -> "{carrier: DPD, service: Next Day}";
    };
  }

  @Override
  public void announce(URI webhooks) {
    standIn.sendWebhooksTo(new WebhookTarget(webhooks, DeposcoOptions.WEBHOOK_SECRET));
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
    return EnumSet.complementOf(EnumSet.of(Turn.TAKEN_IN_LATER));
  }

  @Override
  public void take(Turn turn, String order, String sku) {
    Fate fate =
        switch (turn) {
          case TWO_SHIPMENTS -> new Fate.Split(2, 1);
          case THREE_PARCELS -> new Fate.Split(1, 3);
          case TRACKING_LATER -> new Fate.BlankTracking();
          case SHORT_PICKED -> new Fate.ShortPick(sku, 1);
          case REJECTED -> new Fate.Refused("Ship via is not set up for the trading partner.");
          case HELD_BEFORE_CUT_OFF -> new Fate.StuckAt(OrderStatus.WAVE_BUILT);
          case HELD_AFTER_CUT_OFF -> new Fate.StuckAt(OrderStatus.RELEASED);
          case CANCELLED_THERE -> new Fate.CancelledByWarehouse(OrderStatus.WAVE_BUILT);
          case RELABELLED -> new Fate.TrackingChanged();
          case TAKEN_BACK -> new Fate.RolledBack(false);
          case TAKEN_BACK_AND_SHIPPED_AGAIN -> new Fate.RolledBack(true);
          case TAKEN_IN_LATER ->
              throw new UnsupportedOperationException("It takes an order in at once.");
        };
    if (fate instanceof Fate.StuckAt(OrderStatus status)) {
      heldAt.put(order, status);
    }
    script(order, fate);
  }

  @Override
  public void letGo(String order) {
    script(order);
  }

  @Override
  public boolean holds(String order) {
    OrderStatus status = heldAt.get(order);
    List<SalesOrderView> held =
        standIn.orders(order).values().stream()
            .flatMap(List::stream)
            .filter(view -> orderOf(view).equals(order))
            .toList();
    return status != null
        && !held.isEmpty()
        && held.stream().allMatch(view -> view.status().compareTo(status) >= 0);
  }

  @Override
  public boolean hasTaken(Turn turn, String order) {
    return switch (turn) {
      case RELABELLED -> noted(order, "TRACKING_CHANGED") > 0;
      case TAKEN_BACK -> noted(order, "SHIPMENT_ROLLED_BACK") > 0;
      case TAKEN_BACK_AND_SHIPPED_AGAIN -> noted(order, "DISPATCHED") > 1;
      default -> false;
    };
  }

  @Override
  public boolean wasAmended(String order) {
    return false;
  }

  @Override
  public FaultRule creates(String order, FaultKind kind) {
    return FaultRule.on("POST", "**/orders/salesOrders", kind).about(order);
  }

  @Override
  public FaultRule calls(String order, FaultKind kind) {
    return FaultRule.on("*", "**", kind).about(order);
  }

  @Override
  public void stock(String sku) {
    standIn.items().add(sku);
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
            DeliveryFault.BAD_SIGNATURE, DeliveryFault.UNKNOWN_ORDER, DeliveryFault.REPLAYED),
        standIn.ledger(),
        DeposcoDepot::milestone);
  }

  @Override
  public void close() {
    standIn.close();
  }

  /** An order has its own id as number, or begins with it where it is split. */
  private void script(String order, Fate... fates) {
    standIn.script(FateRule.forNumber(order, fates));
    standIn.script(FateRule.forNumber(order + "~**", fates));
  }

  private static String orderOf(SalesOrderView view) {
    return new FulfilmentRef(view.number()).order().value();
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
      case "CANCELED", "CANCELED_BY_WAREHOUSE" -> Optional.of(Milestone.CANCELLED);
      default -> Optional.empty();
    };
  }

  private static Held held(String number, List<SalesOrderView> orders, UnitsBy unitsBy) {
    return new Held(
        number,
        new FulfilmentRef(number).order().value(),
        orders.size(),
        orders.stream().allMatch(order -> order.status() == OrderStatus.CANCELED),
        orders.stream()
            .flatMap(order -> order.lines().stream())
            .map(line -> line(line, unitsBy))
            .toList(),
        orders.stream().flatMap(order -> parcels(order, false, unitsBy)).toList(),
        (int) orders.stream().flatMap(order -> parcels(order, true, unitsBy)).count());
  }

  private static HeldLine line(SalesOrderView.Line line, UnitsBy unitsBy) {
    return new HeldLine(
        unitsBy.of(lineId(line), line.itemNumber()),
        line.ordered(),
        line.shipped(),
        line.canceled(),
        line.shortage());
  }

  private static Stream<SentParcel> parcels(
      SalesOrderView order, boolean rolledBack, UnitsBy unitsBy) {
    Map<String, String> lineIds = new HashMap<>();
    order.lines().forEach(line -> lineIds.put(line.lineNumber(), lineId(line)));
    return order.shipments().stream()
        .filter(shipment -> shipment.shippedAt() != null && shipment.rolledBack() == rolledBack)
        .flatMap(shipment -> shipment.containers().stream())
        .filter(container -> !container.contents().isEmpty())
        .map(container ->
            new SentParcel(
                container.tracking(),
                container.contents().stream()
                    .collect(
                        Collectors.toMap(
                            packed ->
                                unitsBy.of(
                                    requireNonNull(lineIds.get(packed.lineNumber())),
                                    packed.itemNumber()),
                            packed -> (long) packed.quantity(),
                            Long::sum))));
  }

  /** The shop's own line id goes along where the line number cannot hold it. */
  private static String lineId(SalesOrderView.Line line) {
    String customerLine = line.customerLineNumber();
    return customerLine == null ? line.lineNumber() : customerLine;
  }
}
