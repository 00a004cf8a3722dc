package dev.lockstep.platform.cin7core;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.Capability;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.WebhookHealth;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Cin7 Core as a source of orders. */
public final class Cin7CoreOrderSource implements OrderSource {
  private static final int SEARCH_PAGE = 100;

  /** Where a search ends that does not say how much it found. */
  private static final long MOST_FOUND = 10_000;

  private final Cin7CoreSettings settings;
  private final Cin7CoreApi api;
  private final InstantSource clock;
  private final OrderMapping mapping;
  private final PaymentMapping payments;
  private final SaleWrites writes;
  private final KnownSales known = new KnownSales();

  Cin7CoreOrderSource(Cin7CoreSettings settings, Cin7CoreApi api, InstantSource clock) {
    this.settings = settings;
    this.api = api;
    this.clock = clock;
    this.mapping = new OrderMapping(settings);
    this.payments = new PaymentMapping(settings);
    this.writes = new SaleWrites(api, settings);
  }

  static Cin7CoreOrderSource connect(
      ConnectionId connection, Cin7CoreSettings settings, PlatformContext context) {
    return new Cin7CoreOrderSource(
        settings, Cin7CoreConnection.api(connection, settings, context), context.clock());
  }

  @Override
  public List<WebhookHealth> webhookHealth() {
    String receiver = settings.webhookReceiver();
    return receiver == null
        ? List.of()
        : new Cin7CoreWebhookHealth(api)
            .look(receiver, Cin7CoreWebhookHealth.NEEDED).stream()
                .map(Cin7CoreWebhookHealth.Reach::health)
                .toList();
  }

  @Override
  public List<WebhookHealth> reviveWebhooks() {
    List<WebhookHealth> before = webhookHealth();
    Set<String> off =
        before.stream()
            .filter(webhook -> webhook.condition() == WebhookHealth.Condition.STOPPED)
            .map(WebhookHealth::name)
            .collect(Collectors.toUnmodifiableSet());
    String receiver = settings.webhookReceiver();
    if (off.isEmpty() || receiver == null) {
      return before;
    }
    Set<String> on =
        new Cin7CoreWebhookHealth(api)
            .mend(receiver, off).stream()
                .filter(reach -> reach.condition() == Cin7CoreWebhookHealth.Condition.ACTIVE)
                .map(Cin7CoreWebhookHealth.Reach::type)
                .collect(Collectors.toUnmodifiableSet());
    return before.stream()
        .map(webhook ->
            on.contains(webhook.name())
                ? new WebhookHealth(webhook.name(), WebhookHealth.Condition.REVIVED, webhook.says())
                : webhook)
        .toList();
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> capabilities =
        EnumSet.of(
            Capability.NATIVE_DELIVERIES,
            Capability.UNTRACKED_PARCELS,
            Capability.CHANGE_TRACKING,
            Capability.CHANGE_FEED);
    if (settings.releaseAttribute() != null) {
      capabilities.add(Capability.RELEASE_NOTE);
    }
    if (settings.refusalAttribute() != null) {
      capabilities.add(Capability.REFUSAL_NOTE);
    }
    if (settings.webhookReceiver() != null) {
      capabilities.add(Capability.WEBHOOK_HEALTH);
    }
    return Set.copyOf(capabilities);
  }

  @Override
  public Optional<SourceOrder> read(OrderId order) {
    Optional<SourceOrder> read = api.sale(order).map(sale -> read(order, sale));
    read.filter(sale -> sale.state() == SourceState.OPEN).ifPresent(sale -> known.add(sale.id()));
    return read;
  }

  private SourceOrder read(OrderId order, Reading sale) {
    return mapping.read(
        sale,
        prices ->
            switch (settings.payments()) {
              case SALE -> payments.ofSale(sale, prices);
              case ENDPOINT -> payments.ofRows(sale, prices, api.payments(order));
            });
  }

  /** The search looks into more fields than the number, and for parts of it. */
  @Override
  public Optional<OrderId> findByNumber(String number) {
    for (int page = 1; ; page++) {
      Cin7CoreApi.Rows read = api.search(number, page, SEARCH_PAGE);
      Optional<OrderId> found =
          read.rows().stream()
              .filter(sale -> sale.optionalText("OrderNumber").filter(number::equals).isPresent())
              .map(sale -> new OrderId(sale.guid("SaleID")))
              .findFirst();
      long all = read.total().orElse(MOST_FOUND);
      if (found.isPresent()
          || read.rows().size() < SEARCH_PAGE
          || (long) page * SEARCH_PAGE >= all) {
        return found;
      }
    }
  }

  @Override
  public List<OrderId> findByPayment(String payment) {
    throw PlatformFailure.lacking(api.connection(), Capability.FIND_BY_PAYMENT);
  }

  @Override
  public void acknowledgeRelease(OrderId order, FulfilmentRef fulfilment, String warehouseId) {
    Integer attribute = settings.releaseAttribute();
    if (attribute == null) {
      return;
    }
    switch (writes.makeTrue(order, new ReleasePlan(attribute, warehouseId)::on)) {
      case WriteBack.Shown shown -> {}
      case WriteBack.Refused refused ->
          throw PlatformFailure.of(
              FailureKind.REJECTED,
              api.connection(),
              "The platform refuses the release note. connection=%s, order=%s, reason=%s. Check releaseAttribute."
                  .formatted(api.connection(), order, refused.reason()));
    }
  }

  @Override
  public WriteBack confirm(OrderId order, List<Delivery> deliveries, List<LineQuantity> notComing) {
    String today = Times.day(LocalDate.ofInstant(clock.instant(), settings.zone()));
    return writes.makeTrue(order, new DispatchPlan(settings, today, deliveries)::on);
  }

  @Override
  public WriteBack reportCancellation(
      OrderId order, boolean wholeOrder, CancellationDecision decision) {
    CancellationPlan.Extent extent =
        wholeOrder ? CancellationPlan.Extent.WHOLE_ORDER : CancellationPlan.Extent.SOME_LINES;
    return writes.makeTrue(order, new CancellationPlan(settings, extent, decision)::on);
  }

  /** One page: what the platform lists in its own order can be put right only as a whole. */
  @Override
  public Page<ChangedOrder> changedSince(Instant since, Optional<String> cursor) {
    return new Page<>(new ChangedSales(api, settings, known).since(since), Optional.empty());
  }
}
