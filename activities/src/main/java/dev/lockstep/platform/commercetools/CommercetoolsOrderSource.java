package dev.lockstep.platform.commercetools;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.commercetools.CancellationPlan.Extent;
import dev.lockstep.port.Capability;
import dev.lockstep.port.LoggedMessage;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.WebhookHealth;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** commercetools as a source of orders. */
public final class CommercetoolsOrderSource implements OrderSource {
  private final CommercetoolsSettings settings;
  private final CommercetoolsApi api;
  private final InstantSource clock;
  private final References channels;
  private final References states;
  private final OrderMapping mapping;
  private final OrderWrites writes;
  private final CommercetoolsSubscriptions subscriptions;
  private final CommercetoolsMessageLog log;

  CommercetoolsOrderSource(
      CommercetoolsSettings settings, CommercetoolsApi api, InstantSource clock) {
    this.settings = settings;
    this.api = api;
    this.clock = clock;
    this.channels = new References(api, "channels");
    this.states = new References(api, "states");
    this.mapping = new OrderMapping(settings, channels, states);
    this.writes =
        new OrderWrites(api, new Bundles(settings.bundleIdField(), settings.bundleParentField()));
    this.subscriptions = new CommercetoolsSubscriptions(api, settings.messages());
    this.log = new CommercetoolsMessageLog(settings, api, subscriptions, clock);
  }

  static CommercetoolsOrderSource connect(
      ConnectionId connection, CommercetoolsSettings settings, PlatformContext context) {
    return new CommercetoolsOrderSource(
        settings, CommercetoolsConnection.api(connection, settings, context), context.clock());
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> capabilities =
        EnumSet.of(
            Capability.NATIVE_DELIVERIES,
            Capability.PARCEL_KEYS,
            Capability.UNTRACKED_PARCELS,
            Capability.CHANGE_TRACKING,
            Capability.TAKE_BACK,
            Capability.VERSIONED_WRITES,
            Capability.OWN_WRITES,
            Capability.CANCEL_PARTS,
            Capability.REFUSAL_NOTE,
            Capability.FIND_BY_PAYMENT,
            Capability.CHANGE_FEED);
    if (settings.syncChannel() != null) {
      capabilities.add(Capability.RELEASE_NOTE);
    }
    if (log.isRead()) {
      capabilities.add(Capability.MESSAGE_LOG);
    }
    if (subscriptions.areNamed()) {
      capabilities.add(Capability.WEBHOOK_HEALTH);
    }
    return Set.copyOf(capabilities);
  }

  @Override
  public Optional<SourceOrder> read(OrderId order) {
    return api.orderWithPayments(order).map(document -> mapping.read(document, payments(document)));
  }

  private List<Reading> payments(Reading order) {
    return order.optionalObject("paymentInfo").stream()
        .flatMap(paid -> paid.list("payments").stream())
        .flatMap(this::payment)
        .toList();
  }

  /** A payment that was deleted has paid nothing. */
  private Stream<Reading> payment(Reading reference) {
    return reference.optionalObject("obj").or(() -> api.payment(reference.text("id"))).stream();
  }

  @Override
  public Optional<OrderId> findByNumber(String number) {
    return api.orderByNumber(number).map(order -> new OrderId(order.text("id")));
  }

  @Override
  public List<OrderId> findByPayment(String payment) {
    return api.ordersOfPayment(payment).stream()
        .map(order -> new OrderId(order.text("id")))
        .toList();
  }

  @Override
  public void acknowledgeRelease(OrderId order, FulfilmentRef fulfilment, String warehouseId) {
    String channel = settings.syncChannel();
    if (channel == null) {
      return;
    }
    String channelId =
        channels
            .idOf(channel)
            .orElseThrow(() ->
                rejected(
                    "The project has no channel for the release note. connection=%s, channel=%s. Create it with role OrderExport, or correct syncChannel."
                        .formatted(api.connection(), channel)));
    require(order, writes.makeTrue(order, new ReleasePlan(channel, channelId, warehouseId)::on));
  }

  private void require(OrderId order, WriteBack outcome) {
    switch (outcome) {
      case WriteBack.Shown shown -> {}
      case WriteBack.Refused refused ->
          throw rejected(
              "The platform refuses the release note. connection=%s, order=%s, code=%s. Check the role of syncChannel."
                  .formatted(api.connection(), order, refused.reason()));
    }
  }

  private PlatformFailure rejected(String message) {
    return PlatformFailure.of(FailureKind.REJECTED, api.connection(), message);
  }

  @Override
  public WriteBack confirm(OrderId order, List<Delivery> deliveries, List<LineQuantity> notComing) {
    return confirm(order, deliveries, List.of(), notComing);
  }

  @Override
  public WriteBack confirm(
      OrderId order,
      List<Delivery> deliveries,
      List<String> takenBack,
      List<LineQuantity> notComing) {
    return writes.makeTrue(order, new DeliveryPlan(settings, deliveries, takenBack, notComing)::on);
  }

  @Override
  public WriteBack reportCancellation(
      OrderId order, boolean wholeOrder, CancellationDecision decision) {
    Extent extent = wholeOrder ? Extent.WHOLE_ORDER : Extent.SOME_LINES;
    return writes.makeTrue(order, new CancellationPlan(settings, states, extent, decision)::on);
  }

  @Override
  public Page<ChangedOrder> changedSince(Instant since, Optional<String> cursor) {
    ChangeCursor from =
        cursor.map(ChangeCursor::read).orElseGet(() -> new ChangeCursor(since, Optional.empty()));
    Instant until = clock.instant().minus(settings.queryLag());
    List<ChangedOrder> changed =
        api.changed(from.predicate("lastModifiedAt", until), settings.pageSize()).stream()
            .map(this::changed)
            .toList();
    return new Page<>(
        changed,
        changed.size() < settings.pageSize()
            ? Optional.empty()
            : Optional.of(
                new ChangeCursor(
                        changed.getLast().changedAt(),
                        Optional.of(changed.getLast().order().value()))
                    .text()));
  }

  @Override
  public Page<LoggedMessage> messagesSince(Instant since, Optional<String> cursor) {
    return log.since(since, cursor);
  }

  @Override
  public List<LoggedMessage> messagesAbout(String resource) {
    return log.about(resource);
  }

  @Override
  public Map<String, List<OrderId>> findByPayments(Set<String> payments) {
    Map<String, List<OrderId>> found = new HashMap<>();
    List<String> left = new ArrayList<>(payments);
    for (int from = 0; from < left.size(); from += CommercetoolsApi.PAYMENTS_AT_ONCE) {
      int to = Math.min(left.size(), from + CommercetoolsApi.PAYMENTS_AT_ONCE);
      for (Reading order : api.ordersOfPayments(left.subList(from, to))) {
        OrderId id = new OrderId(order.text("id"));
        order.object("paymentInfo").list("payments").stream()
            .map(payment -> payment.text("id"))
            .filter(payments::contains)
            .distinct()
            .forEach(payment -> found.computeIfAbsent(payment, any -> new ArrayList<>()).add(id));
      }
    }
    return found;
  }

  @Override
  public List<WebhookHealth> webhookHealth() {
    return subscriptions.look();
  }

  @Override
  public List<WebhookHealth> reviveWebhooks() {
    return subscriptions.revive();
  }

  private ChangedOrder changed(Reading order) {
    return new ChangedOrder(
        new OrderId(order.text("id")),
        order.number("version"),
        order.instant("lastModifiedAt"),
        OrderMapping.isByUs(order, settings.clientId()),
        OrderMapping.isCancelled(order));
  }
}
