package dev.lockstep.platform.scayle;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.scayle.CancellationPlan.Extent;
import dev.lockstep.platform.scayle.ScayleOrderRules.NumberChoice;
import dev.lockstep.port.Capability;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SCAYLE as a source of orders. */
public final class ScayleOrderSource implements OrderSource {
  private final ScayleSettings settings;
  private final ScayleApi api;
  private final InstantSource clock;
  private final OrderMapping mapping;
  private final OrderWrites writes;

  ScayleOrderSource(ScayleSettings settings, ScayleApi api, InstantSource clock) {
    this.settings = settings;
    this.api = api;
    this.clock = clock;
    this.mapping = new OrderMapping(settings);
    this.writes = new OrderWrites(api, settings, clock);
  }

  static ScayleOrderSource connect(
      ConnectionId connection, ScayleSettings settings, PlatformContext context) {
    return new ScayleOrderSource(
        settings,
        ScayleConnection.api(connection, settings, settings.pace(), context),
        context.clock());
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> capabilities =
        EnumSet.of(Capability.NATIVE_DELIVERIES, Capability.CANCEL_PARTS);
    if (settings.releaseNotePrefix() != null) {
      capabilities.add(Capability.RELEASE_NOTE);
    }
    return Set.copyOf(capabilities);
  }

  @Override
  public Optional<SourceOrder> read(OrderId order) {
    return api.order(order).map(mapping::read);
  }

  @Override
  public Optional<OrderId> findByNumber(String number) {
    if (settings.orders().number() == NumberChoice.PUBLIC_KEY) {
      throw rejected(
          "The platform cannot look an order up by its public key. connection=%s. Use its id, or set orders.number to reference-key."
              .formatted(api.connection()));
    }
    return api.orderByReferenceKey(number).map(order -> new OrderId(Long.toString(order.id("id"))));
  }

  @Override
  public List<OrderId> findByPayment(String payment) {
    throw PlatformFailure.lacking(api.connection(), Capability.FIND_BY_PAYMENT);
  }

  @Override
  public void acknowledgeRelease(OrderId order, FulfilmentRef fulfilment, String warehouseId) {
    String prefix = settings.releaseNotePrefix();
    if (prefix == null) {
      return;
    }
    switch (writes.makeTrue(order, new NotePlan(settings, prefix, warehouseId)::on)) {
      case WriteBack.Shown shown -> {}
      case WriteBack.Refused refused ->
          throw rejected(
              "The platform refuses the release note. connection=%s, order=%s, code=%s. Check the key's scopes and whether the reference key is taken."
                  .formatted(api.connection(), order, refused.reason()));
    }
  }

  @Override
  public WriteBack confirm(OrderId order, List<Delivery> deliveries, List<LineQuantity> notComing) {
    return writes.makeTrue(order, new ShipmentPlan(settings, deliveries, clock)::on);
  }

  @Override
  public WriteBack reportCancellation(
      OrderId order, boolean wholeOrder, CancellationDecision decision) {
    Extent extent = wholeOrder ? Extent.WHOLE_ORDER : Extent.SOME_LINES;
    return writes.makeTrueUnlessThePlatformDoes(
        order, new CancellationPlan(settings, extent, decision)::on);
  }

  @Override
  public Page<ChangedOrder> changedSince(Instant since, Optional<String> cursor) {
    throw PlatformFailure.lacking(api.connection(), Capability.CHANGE_FEED);
  }

  private PlatformFailure rejected(String message) {
    return PlatformFailure.of(FailureKind.REJECTED, api.connection(), message);
  }
}
