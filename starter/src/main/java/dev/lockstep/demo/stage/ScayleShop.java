package dev.lockstep.demo.stage;

import dev.lockstep.demo.stage.LedgerEntries.Placed;
import dev.lockstep.demo.stage.LedgerEntries.ShownParcel;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.ledger.Fact;
import dev.lockstep.sandbox.scayle.Assumptions;
import dev.lockstep.sandbox.scayle.CallAttempt;
import dev.lockstep.sandbox.scayle.RefusedAnswer;
import dev.lockstep.sandbox.scayle.ScayleEndpoint;
import dev.lockstep.sandbox.scayle.ScayleOptions;
import dev.lockstep.sandbox.scayle.ScayleOrderView;
import dev.lockstep.sandbox.scayle.ScayleStandIn;
import dev.lockstep.sandbox.scayle.Timing;
import dev.lockstep.sandbox.scayle.sample.ScayleSample;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import dev.lockstep.sandbox.scayle.sample.ScayleSamples;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * SCAYLE, which hands its orders over and asks before a customer cancels; both calls wait for their
 * answer. Its days are minutes here.
 */
final class ScayleShop implements Shop {
  private static final String PATH_SECRET = "scayle-demo-path";
  private static final String USER = "scayle";
  private static final String PASSWORD = "scayle-demo-password";
  private static final String REFUSED = "rejected";
  private static final int FASTER = 60;
  private static final int LOST_ANSWERS = 2;

  private final ScayleStandIn standIn;
  private final ScayleSamples samples;

  private ScayleShop(long seed, InstantSource clock) {
    this.samples = new ScayleSamples(seed);
    this.standIn =
        ScayleStandIn.start(
            ScayleOptions.defaults()
                .with()
                .seed(seed)
                .clock(clock)
                .timing(Timing.asDocumented().faster(FASTER).withDelegationPause(Duration.ZERO))
                .assumptions(
                    Assumptions.defaults()
                        .with(new RefusedAnswer(201, "cancellationResult", REFUSED)))
                .build());
  }

  static ScayleShop open(long seed, InstantSource clock) {
    return new ScayleShop(seed, clock);
  }

  @Override
  public String connection(Secrets secrets) {
    return """
    platform: scayle
    baseUrl: %s
    accessToken: {file: %s}
    shopKey: ls
    countryCode: de
    orders:
      warehouses: {501: %s, 502: %s}
      serviceSkus: [%s]
    reports:
      carriers: {DPD: DPD_CLASSIC}
      readBackPause: 200ms
      resendAfter: 35s
    pace: {readsPerMinute: 60000, writesPerMinute: 60000, maxConcurrent: 50, requestTimeout: 10s}
    activitiesPerSecond: 500
    """
        .formatted(
            standIn.apiUri(),
            secrets.keep("token", ScayleOptions.TOKEN),
            ScayleSamples.MAIN_WAREHOUSE,
            ScayleSamples.NORTH_WAREHOUSE,
            ScayleSamples.SERVICE_SKU);
  }

  @Override
  public String endpoint(Secrets secrets) {
    return """
    paths: [{file: %s}]
    credentials: [{file: %s}]
    refusedResult: %s
    """
        .formatted(
            secrets.keep("path", PATH_SECRET),
            secrets.keep("credentials", USER + ":" + PASSWORD),
            REFUSED);
  }

  @Override
  public String link() {
    return "payment: {basis: authorised}\n";
  }

  @Override
  public Map<String, Speed> services() {
    return Map.of("DHL_STD_NATIONAL", Speed.STANDARD, "DHL_EXPRESS", Speed.EXPRESS);
  }

  @Override
  public Map<String, String> channels() {
    return Map.of(ScayleSamples.MAIN_WAREHOUSE, "MAIN", ScayleSamples.NORTH_WAREHOUSE, "NORTH");
  }

  @Override
  public void announce(URI webhooks) {
    standIn.sendDelegationsTo(endpoint(webhooks, "delegation"));
    standIn.sendCancellationsTo(endpoint(webhooks, "cancellation"));
    standIn.sendWebhooksTo(endpoint(webhooks, "events"));
  }

  /** Answers to its calls get lost besides, so that it calls again. */
  @Override
  public void trouble() {
    standIn.loseAnswers(LOST_ANSWERS);
    standIn
        .deliveryFaults()
        .add(DeliveryRule.all(DeliveryFault.DUPLICATE).probability(0.15))
        .add(DeliveryRule.all(DeliveryFault.REORDER).probability(0.15));
  }

  @Override
  public void drain(Duration atMost) throws InterruptedException {
    var unusedCalls = standIn.settle(atMost);
    var unused = standIn.outbox().drain(atMost);
  }

  @Override
  public Set<OrderKind> kinds() {
    return EnumSet.of(
        OrderKind.PAID,
        OrderKind.UNCONFIRMED,
        OrderKind.NOT_STOCKED_LINE,
        OrderKind.SPLIT,
        OrderKind.ONE_SKU_TWICE,
        OrderKind.BAD_POSTCODE,
        OrderKind.MISSING_STREET,
        OrderKind.SERVICE_UNMAPPED,
        OrderKind.MALFORMED_SKU,
        OrderKind.UNKNOWN_SKU);
  }

  @Override
  public Set<Act> acts() {
    return EnumSet.of(
        Act.CONFIRM_PAYMENT,
        Act.CANCEL,
        Act.ASK_TO_CANCEL,
        Act.CORRECT_ADDRESS_UNTOLD,
        Act.HAND_OVER_AGAIN);
  }

  @Override
  public OrderOnStage prepare(OrderKind kind) {
    ScayleSample sample = samples.next(sample(kind));
    return new Order(standIn.storefront().pend(sample), sample);
  }

  @Override
  public List<Placed> placed() {
    return standIn.orders().stream().map(ScayleShop::placed).toList();
  }

  @Override
  public UnitsBy unitsBy() {
    return UnitsBy.SKU;
  }

  @Override
  public Set<String> personalData() {
    return samples.personalData();
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
        ScayleShop::milestone);
  }

  @Override
  public void close() {
    standIn.close();
  }

  private static ScayleEndpoint endpoint(URI webhooks, String call) {
    return new ScayleEndpoint(
        URI.create(webhooks + "/" + PATH_SECRET + "/" + call), USER, PASSWORD);
  }

  private static ScayleSampleKind sample(OrderKind kind) {
    return switch (kind) {
      case PAID -> ScayleSampleKind.PAID;
      case UNCONFIRMED -> ScayleSampleKind.UNCONFIRMED;
      case NOT_STOCKED_LINE -> ScayleSampleKind.SUB_ITEMS;
      case SPLIT -> ScayleSampleKind.TWO_WAREHOUSES;
      case ONE_SKU_TWICE -> ScayleSampleKind.DIFFERENT_PRICES;
      case BAD_POSTCODE -> ScayleSampleKind.BAD_POSTCODE;
      case MISSING_STREET -> ScayleSampleKind.MISSING_STREET;
      case SERVICE_UNMAPPED -> ScayleSampleKind.UNMAPPED_CARRIER;
      case MALFORMED_SKU -> ScayleSampleKind.MALFORMED_SKU;
      case UNKNOWN_SKU -> ScayleSampleKind.UNKNOWN_SKU;
      default -> throw new UnsupportedOperationException("It has no such orders: " + kind + ".");
    };
  }

  private static Optional<Milestone> milestone(Fact fact) {
    return fact.kind().equals("PACKAGE_SHIPPED") ? Optional.of(Milestone.SHOWN) : Optional.empty();
  }

  private static Placed placed(ScayleOrderView order) {
    return new Placed(
        Long.toString(order.id()),
        order.referenceKey(),
        order.cancelled(),
        units(order.items()),
        units(order.items().stream().filter(ScayleOrderView.Item::cancelled).toList()),
        order.packages().stream().map(parcel -> shown(order, parcel)).toList(),
        order.cancellations().stream()
            .anyMatch(answer -> answer.outcome() == CallAttempt.Outcome.REFUSED));
  }

  private static Map<String, Long> units(List<ScayleOrderView.Item> items) {
    return items.stream()
        .filter(item -> !item.service())
        .collect(Collectors.groupingBy(ScayleOrderView.Item::sku, Collectors.counting()));
  }

  /** Services are in the parcel on paper only. */
  private static ShownParcel shown(ScayleOrderView order, ScayleOrderView.Parcel parcel) {
    return new ShownParcel(
        parcel.shipmentKey(),
        units(
            order.items().stream().filter(item -> parcel.itemIds().contains(item.id())).toList()));
  }

  private final class Order implements OrderOnStage {
    private final long id;
    private final ScayleSample sample;

    Order(long id, ScayleSample sample) {
      this.id = id;
      this.sample = sample;
    }

    @Override
    public String id() {
      return Long.toString(id);
    }

    @Override
    public String firstSku() {
      return sample.units().getFirst().sku();
    }

    @Override
    public void place() {
      if (sample.confirmed()) {
        standIn.storefront().confirmPayment(id);
      }
    }

    @Override
    public void act(Act act) {
      switch (act) {
        case CONFIRM_PAYMENT -> standIn.storefront().confirmPayment(id);
        case CANCEL -> standIn.storefront().cancelInPanel(id);
        case ASK_TO_CANCEL -> standIn.storefront().cancelByCustomer(id);
        case CORRECT_ADDRESS_UNTOLD -> standIn.storefront().correctAddress(id);
        case HAND_OVER_AGAIN -> standIn.storefront().delegateAgain(id);
        default ->
            throw new UnsupportedOperationException("Nobody can do that there: " + act + ".");
      }
    }

    @Override
    public FaultRule reads(FaultKind kind) {
      return FaultRule.on("GET", "**/orders/" + id, kind);
    }

    @Override
    public FaultRule writes(FaultKind kind) {
      return FaultRule.on("POST", "**/fulfillment/*", kind).about(id());
    }

    @Override
    public FaultRule confirmations(FaultKind kind) {
      return FaultRule.on("POST", "**/fulfillment/shipments", kind).about(id());
    }
  }
}
