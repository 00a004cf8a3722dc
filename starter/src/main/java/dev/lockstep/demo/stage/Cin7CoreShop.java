package dev.lockstep.demo.stage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import dev.lockstep.demo.stage.LedgerEntries.ShownParcel;
import dev.lockstep.sandbox.cin7core.Cin7Options;
import dev.lockstep.sandbox.cin7core.Cin7SaleView;
import dev.lockstep.sandbox.cin7core.Cin7StandIn;
import dev.lockstep.sandbox.cin7core.Cin7WebhookTarget;
import dev.lockstep.sandbox.cin7core.sample.Cin7Sample;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import dev.lockstep.sandbox.cin7core.sample.Cin7Samples;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.ledger.Fact;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cin7 Core, an ERP with unsigned webhooks; nothing carries a line id or a key. */
final class Cin7CoreShop implements Shop {
  private static final int REFUSAL_ATTRIBUTE = 5;
  private static final String BEARER = "cin7-demo-bearer";

  private final Cin7StandIn standIn;
  private final Cin7Samples samples;

  private Cin7CoreShop(long seed, InstantSource clock) {
    this.samples = new Cin7Samples(seed);
    this.standIn = Cin7StandIn.start(Cin7Options.defaults().with().seed(seed).clock(clock).build());
  }

  static Cin7CoreShop open(long seed, InstantSource clock) {
    return new Cin7CoreShop(seed, clock);
  }

  @Override
  public String connection(Secrets secrets) {
    return """
    platform: cin7-core
    apiUrl: %s
    accountId: %s
    applicationKey: {file: %s}
    requestsPerMinute: 60000
    maxConcurrent: 50
    requestTimeout: 10s
    throttleWait: 1s
    notStockedSkus: [%s]
    refusalAttribute: %d
    activitiesPerSecond: 500
    """
        .formatted(
            standIn.apiUri(),
            Cin7Options.ACCOUNT_ID,
            secrets.keep("key", Cin7Options.APPLICATION_KEY),
            Cin7Samples.SERVICE_SKU,
            REFUSAL_ATTRIBUTE);
  }

  /** It switches off what does not get through, and each sweep switches it on again. */
  @Override
  public String receiver(URI webhooks) {
    return "webhookReceiver: " + webhooks + "\n";
  }

  @Override
  public String endpoint(Secrets secrets) {
    return "bearers: [{file: %s}]\n".formatted(secrets.keep("bearer", BEARER));
  }

  @Override
  public String link() {
    return "";
  }

  @Override
  public Map<String, Speed> services() {
    return Map.of("Standard", Speed.STANDARD, "Express", Speed.EXPRESS);
  }

  @Override
  public Map<String, String> channels() {
    return Map.of("Main Warehouse", "MAIN", "North Warehouse", "NORTH");
  }

  @Override
  public void announce(URI webhooks) {
    standIn.sendWebhooksTo(Cin7WebhookTarget.bearer(webhooks, BEARER));
  }

  @Override
  public void trouble() {
    standIn
        .deliveryFaults()
        .add(DeliveryRule.all(DeliveryFault.DUPLICATE).probability(0.15))
        .add(DeliveryRule.all(DeliveryFault.REORDER).probability(0.15));
  }

  @Override
  public void drain(Duration atMost) throws InterruptedException {
    var unused = standIn.outbox().drain(atMost);
  }

  @Override
  public Set<OrderKind> kinds() {
    return EnumSet.of(
        OrderKind.PAID,
        OrderKind.UNPAID,
        OrderKind.NOT_STOCKED_LINE,
        OrderKind.ONE_SKU_TWICE,
        OrderKind.BACKORDERED,
        OrderKind.DRAFT,
        OrderKind.PICKED_ALREADY,
        OrderKind.BAD_POSTCODE,
        OrderKind.MISSING_STREET,
        OrderKind.SERVICE_UNMAPPED,
        OrderKind.UNKNOWN_SKU);
  }

  @Override
  public Set<Act> acts() {
    return EnumSet.of(Act.PAY, Act.COMPLETE, Act.CANCEL, Act.CORRECT_ADDRESS, Act.ALLOCATE);
  }

  @Override
  public OrderOnStage prepare(OrderKind kind) {
    return new Order(samples.next(sample(kind)));
  }

  @Override
  public List<Placed> placed() {
    return standIn.sales().stream().map(Cin7CoreShop::placed).toList();
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
        Cin7CoreShop::milestone);
  }

  @Override
  public void close() {
    standIn.close();
  }

  private static Cin7SampleKind sample(OrderKind kind) {
    return switch (kind) {
      case PAID -> Cin7SampleKind.AUTHORISED;
      case UNPAID -> Cin7SampleKind.UNPAID;
      case NOT_STOCKED_LINE -> Cin7SampleKind.SERVICE_LINE;
      case ONE_SKU_TWICE -> Cin7SampleKind.REPEATED_SKU;
      case BACKORDERED -> Cin7SampleKind.BACKORDERED;
      case DRAFT -> Cin7SampleKind.DRAFT;
      case PICKED_ALREADY -> Cin7SampleKind.PICKED_BY_MERCHANT;
      case BAD_POSTCODE -> Cin7SampleKind.BAD_POSTCODE;
      case MISSING_STREET -> Cin7SampleKind.MISSING_STREET;
      case SERVICE_UNMAPPED -> Cin7SampleKind.UNMAPPED_CARRIER;
      case UNKNOWN_SKU -> Cin7SampleKind.UNKNOWN_SKU;
      default -> throw new UnsupportedOperationException("It has no such orders: " + kind + ".");
    };
  }

  private static Optional<Milestone> milestone(Fact fact) {
    return fact.kind().equals("SHIP_AUTHORISED") ? Optional.of(Milestone.SHOWN) : Optional.empty();
  }

  private static Placed placed(Cin7SaleView sale) {
    Map<String, Long> shippable = units(sale.units());
    shippable.remove(Cin7Samples.SERVICE_SKU);
    return new Placed(
        sale.saleId(),
        sale.orderNumber(),
        sale.voided(),
        shippable,
        Map.of(),
        sale.tasks().stream()
            .flatMap(task ->
                task.shipLines().stream()
                    .filter(Cin7SaleView.ShipLine::shipped)
                    .map(line -> shown(task, line)))
            .toList(),
        sale.attributes()
            .getOrDefault("AdditionalAttribute" + REFUSAL_ATTRIBUTE, "")
            .startsWith("TOO_LATE"));
  }

  private static ShownParcel shown(Cin7SaleView.Task task, Cin7SaleView.ShipLine line) {
    Map<String, Long> units = new HashMap<>();
    for (String box : line.boxes()) {
      units(task.boxes().getOrDefault(box, Map.of()))
          .forEach((sku, quantity) -> units.merge(sku, quantity, Long::sum));
    }
    return new ShownParcel(line.tracking().isEmpty() ? null : line.tracking(), units);
  }

  private static Map<String, Long> units(Map<String, BigDecimal> quantities) {
    Map<String, Long> units = new HashMap<>();
    quantities.forEach((sku, quantity) -> units.put(sku, quantity.longValueExact()));
    return units;
  }

  private final class Order implements OrderOnStage {
    private final Cin7Sample sample;

    Order(Cin7Sample sample) {
      this.sample = sample;
    }

    @Override
    public String id() {
      return sample.saleId();
    }

    @Override
    public String firstSku() {
      return sample.sale().path("Order").path("Lines").path(0).path("SKU").asText();
    }

    @Override
    public void place() {
      var unused = standIn.merchant().place(sample);
    }

    @Override
    public void act(Act act) {
      var unused =
          switch (act) {
            case PAY -> standIn.merchant().pay(id());
            case COMPLETE -> authorisedAndPaid();
            case CANCEL -> standIn.merchant().voidSale(id());
            case CORRECT_ADDRESS -> standIn.merchant().correctAddress(id(), correction());
            case ALLOCATE -> standIn.merchant().allocate(id());
            default ->
                throw new UnsupportedOperationException("Nobody can do that there: " + act + ".");
          };
    }

    @Override
    public FaultRule reads(FaultKind kind) {
      return FaultRule.on("GET", "**/sale", kind).about(id());
    }

    @Override
    public FaultRule writes(FaultKind kind) {
      return FaultRule.on("PUT", "**/sale/**", kind).about(id());
    }

    @Override
    public FaultRule confirmations(FaultKind kind) {
      return FaultRule.on("PUT", "**/sale/fulfilment/ship", kind).about(id());
    }

    private ObjectNode authorisedAndPaid() {
      var unused = standIn.merchant().authorise(id());
      return standIn.merchant().pay(id());
    }

    private ObjectNode correction() {
      ObjectNode correction = sample.correction();
      if (correction == null) {
        throw new UnsupportedOperationException("Its address is not wrong.");
      }
      return correction;
    }
  }
}
