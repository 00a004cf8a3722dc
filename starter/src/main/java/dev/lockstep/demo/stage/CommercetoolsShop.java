package dev.lockstep.demo.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import dev.lockstep.demo.stage.LedgerEntries.ShownParcel;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.commercetools.OrderView;
import dev.lockstep.sandbox.commercetools.broker.Destination;
import dev.lockstep.sandbox.commercetools.broker.PayloadFormat;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.ledger.Fact;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** commercetools, whose messages come through Google Pub/Sub. */
public final class CommercetoolsShop implements Shop {
  private static final String AUDIENCE = "lockstep-demo";
  private static final String SERVICE_ACCOUNT = "push@lockstep-demo.iam.gserviceaccount.com";
  private static final String CANCELLATION_FIELD = "lockstepCancellation";
  private static final String ISSUER = "https://accounts.google.com";

  private final CommercetoolsStandIn standIn;
  private final SampleOrders samples;
  private final ForeignNames foreign;

  private CommercetoolsShop(long seed, ForeignNames foreign, InstantSource clock) {
    this.standIn =
        CommercetoolsStandIn.start(CommercetoolsOptions.defaults().withSeed(seed).withClock(clock));
    this.samples = new SampleOrders(seed);
    this.foreign = foreign;
  }

  /**
   * Opens it.
   *
   * @param foreign mapped beside the names of its own orders: every method is of standard speed,
   *     every channel the main facility
   * @param clock the one it goes by
   */
  public static CommercetoolsShop open(long seed, ForeignNames foreign, InstantSource clock) {
    return new CommercetoolsShop(seed, foreign, clock);
  }

  public CommercetoolsStandIn standIn() {
    return standIn;
  }

  @Override
  public String connection(Secrets secrets) {
    return """
    platform: commercetools
    apiUrl: %s
    tokenUrl: %s/oauth/token
    projectKey: %s
    clientId: %s
    clientSecret: {file: %s}
    requestsPerSecond: 500
    maxConcurrent: 50
    requestTimeout: 10s
    queryLag: 0s
    pageSize: 500
    syncChannel: warehouse-export
    cancelledLineState: cancelled
    customType: lockstep-order
    cancellationField: %s
    messages:
      subscriptions: [lockstep]
    activitiesPerSecond: 500
    """
        .formatted(
            standIn.baseUri(),
            standIn.baseUri(),
            standIn.projectKey(),
            CommercetoolsOptions.CLIENT_ID,
            secrets.keep("client", CommercetoolsOptions.CLIENT_SECRET),
            CANCELLATION_FIELD);
  }

  @Override
  public String endpoint(Secrets secrets) {
    return """
    pubSub:
      audience: %s
      serviceAccount: %s
      keys: %s/_sandbox/jwks
    """
        .formatted(AUDIENCE, SERVICE_ACCOUNT, standIn.baseUri());
  }

  @Override
  public String link() {
    return "";
  }

  @Override
  public Map<String, Speed> services() {
    Map<String, Speed> services = new LinkedHashMap<>();
    foreign.shippingMethods().forEach(method -> services.put(method, Speed.STANDARD));
    services.put("Standard", Speed.STANDARD);
    services.put("Express", Speed.EXPRESS);
    return services;
  }

  @Override
  public Map<String, String> channels() {
    Map<String, String> channels = new LinkedHashMap<>();
    foreign.supplyChannels().forEach(channel -> channels.put(channel, "MAIN"));
    channels.put("facility-main", "MAIN");
    channels.put("facility-north", "NORTH");
    return channels;
  }

  @Override
  public void announce(URI webhooks) {
    standIn.sendMessagesTo(
        new Destination.PubSub(
            webhooks, PayloadFormat.PLATFORM, ISSUER, AUDIENCE, SERVICE_ACCOUNT));
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
    return EnumSet.complementOf(
        EnumSet.of(
            OrderKind.ONE_SKU_TWICE,
            OrderKind.UNCONFIRMED,
            OrderKind.DRAFT,
            OrderKind.BACKORDERED,
            OrderKind.PICKED_ALREADY));
  }

  @Override
  public Set<Act> acts() {
    return EnumSet.of(Act.PAY, Act.COMPLETE, Act.CANCEL, Act.CORRECT_ADDRESS, Act.ORDER_ONE_MORE);
  }

  @Override
  public OrderOnStage prepare(OrderKind kind) {
    return prepare(samples.next(sample(kind)));
  }

  /** An order of the caller's own making. */
  public OrderOnStage prepare(Sample sample) {
    return new Order(sample);
  }

  @Override
  public List<Placed> placed() {
    return standIn.orders().stream().map(CommercetoolsShop::placed).toList();
  }

  @Override
  public UnitsBy unitsBy() {
    return UnitsBy.LINE;
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
            DeliveryFault.BAD_SIGNATURE,
            DeliveryFault.OLD_TIMESTAMP,
            DeliveryFault.UNKNOWN_ORDER,
            DeliveryFault.REPLAYED),
        standIn.ledger(),
        CommercetoolsShop::milestone);
  }

  @Override
  public void close() {
    standIn.close();
  }

  private static SampleKind sample(OrderKind kind) {
    return switch (kind) {
      case PAID -> SampleKind.PAID;
      case PAID_BY_TRANSACTIONS -> SampleKind.PAID_BY_TRANSACTIONS;
      case UNPAID -> SampleKind.UNPAID;
      case GIFT -> SampleKind.GIFT_LINE;
      case NOT_STOCKED_LINE -> SampleKind.CUSTOM_LINE;
      case UNNUMBERED -> SampleKind.NO_ORDER_NUMBER;
      case SPLIT -> SampleKind.SPLIT;
      case INCOMPLETE -> SampleKind.INCOMPLETE;
      case BAD_POSTCODE -> SampleKind.BAD_POSTCODE;
      case MISSING_STREET -> SampleKind.MISSING_STREET;
      case OVERLONG_ADDRESS -> SampleKind.OVERLONG_ADDRESS;
      case SERVICE_UNMAPPED -> SampleKind.UNMAPPED_SHIPPING_METHOD;
      case MALFORMED_SKU -> SampleKind.MALFORMED_SKU;
      case UNKNOWN_SKU -> SampleKind.UNKNOWN_SKU;
      case TOTAL_WRONG -> SampleKind.PRICE_MISMATCH;
      default -> throw new UnsupportedOperationException("It has no such orders: " + kind + ".");
    };
  }

  private static Optional<Milestone> milestone(Fact fact) {
    boolean ships =
        fact.kind().equals("ORDER_UPDATED")
            && fact.detail().path("actions").toString().contains("addDelivery");
    return ships ? Optional.of(Milestone.SHOWN) : Optional.empty();
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
            .toList(),
        isRefusal(order));
  }

  private static boolean isRefusal(OrderView order) {
    JsonNode answer = order.customFields().get(CANCELLATION_FIELD);
    return answer != null
        && (answer.asText().startsWith("TOO_LATE")
            || answer.asText().startsWith("PARTLY_CANCELLED"));
  }

  private final class Order implements OrderOnStage {
    private final Sample sample;

    Order(Sample sample) {
      this.sample = sample;
    }

    @Override
    public String id() {
      return sample.orderId();
    }

    @Override
    public String firstSku() {
      return sample.order().path("lineItems").path(0).path("variant").path("sku").asText();
    }

    @Override
    public void place() {
      var unused = standIn.merchant().place(sample);
    }

    @Override
    public void act(Act act) {
      var unused =
          switch (act) {
            case PAY -> standIn.merchant().charge(id());
            case COMPLETE -> standIn.merchant().complete(id());
            case CANCEL -> standIn.merchant().cancel(id());
            case CORRECT_ADDRESS -> standIn.merchant().update(id(), addressOfSomebodyElse());
            case ORDER_ONE_MORE -> standIn.merchant().edit(id(), oneMore());
            default ->
                throw new UnsupportedOperationException("Nobody can do that there: " + act + ".");
          };
    }

    @Override
    public FaultRule reads(FaultKind kind) {
      return FaultRule.on("GET", "**/orders/" + id(), kind);
    }

    @Override
    public FaultRule confirmations(FaultKind kind) {
      return writes(kind).about("addDelivery");
    }

    @Override
    public FaultRule writes(FaultKind kind) {
      return FaultRule.on("POST", "**/orders/" + id(), kind);
    }

    private ObjectNode addressOfSomebodyElse() {
      ObjectNode action = JsonNodeFactory.instance.objectNode().put("action", "setShippingAddress");
      action.set("address", samples.next(SampleKind.PAID).order().path("shippingAddress"));
      return action;
    }

    private ObjectNode oneMore() {
      ObjectNode line = sample.order().withArrayProperty("lineItems").get(0).deepCopy();
      ObjectNode edit = JsonNodeFactory.instance.objectNode();
      edit.putArray("lines")
          .addObject()
          .put("lineItemId", line.path("id").asText())
          .put("quantity", line.path("quantity").asInt() + 1);
      return edit;
    }
  }
}
