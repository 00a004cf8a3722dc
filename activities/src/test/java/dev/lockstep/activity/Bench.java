package dev.lockstep.activity;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Money;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.FulfilmentPlan;
import dev.lockstep.order.PlannedLine;
import dev.lockstep.order.ReleaseRequest;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineKind;
import dev.lockstep.order.model.PaymentFacts;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.policy.AddressRule;
import dev.lockstep.order.policy.CutOff;
import dev.lockstep.order.policy.Deadlines;
import dev.lockstep.order.policy.DeliveryServices;
import dev.lockstep.order.policy.Facilities;
import dev.lockstep.order.policy.LineRule;
import dev.lockstep.order.policy.LinkPolicy;
import dev.lockstep.order.policy.PaymentRule;
import dev.lockstep.order.policy.PriceRule;
import dev.lockstep.order.policy.SkuRule;
import dev.lockstep.port.FakeOrderSource;
import dev.lockstep.port.FakeWarehouse;
import dev.lockstep.port.PlatformFailure;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** One link between fakes, with activities whose attempts, pauses and clock a test can see. */
final class Bench implements Attempt {
  static final LinkId LINK = new LinkId("web-north");
  static final OrderId ORDER = new OrderId("order-1");
  static final FulfilmentRef REF = FulfilmentRef.whole(ORDER);
  static final ConnectionId SHOP = new ConnectionId("shop");
  static final ConnectionId NORTH = new ConnectionId("north");
  static final LineId L1 = new LineId("L1");
  static final DeliveryService EXPRESS = new DeliveryService("DPD", "NEXT-DAY");
  static final FulfilmentPlan PLAN =
      new FulfilmentPlan(
          REF,
          NORTH,
          new FacilityId("N1"),
          EXPRESS,
          List.of(new PlannedLine(L1, new Sku("A-1"), Quantity.of(2))));

  final FakeOrderSource source = new FakeOrderSource();
  final FakeWarehouse warehouse = new FakeWarehouse();
  final List<Duration> pauses = new ArrayList<>();
  Instant now = Instant.parse("2026-11-21T12:00:00Z");
  int attempt = 1;
  private @Nullable Instant mark;
  private @Nullable Instant givenUp;

  /** The worker stops, so that a next attempt learns of nothing more. */
  boolean stopping;

  final Links links =
      new Links(List.of(new Link(policy(), SHOP, source, Map.of(NORTH, warehouse))));
  final OrderSourceActivitiesImpl sourceActivities;
  final WarehouseActivitiesImpl warehouseActivities;

  Bench() {
    sourceActivities =
        new OrderSourceActivitiesImpl(
            links, Patience.DEFAULT, () -> now, pauses::add, new ReadVersions(), () -> this);
    warehouseActivities =
        new WarehouseActivitiesImpl(links, Patience.DEFAULT, () -> now, pauses::add, () -> this);
    source.put(order(1));
  }

  static LinkPolicy policy() {
    return new LinkPolicy(
        LINK,
        PaymentRule.DEFAULT,
        LineRule.DEFAULT,
        SkuRule.DEFAULT,
        AddressRule.DEFAULT,
        PriceRule.DEFAULT,
        new DeliveryServices(Map.of("Express", EXPRESS)),
        new Facilities(new Facilities.Site(NORTH, new FacilityId("N1")), Map.of()),
        CutOff.DEFAULT,
        Deadlines.DEFAULT);
  }

  static SourceOrder order(long version) {
    return order(version, SourceState.OPEN, "1 High Street", 2, 2500);
  }

  /** Units of one line at 10.00 and 5.00 of shipping; {@code charged} in cents. */
  static SourceOrder order(
      long version, SourceState state, String street, int units, long charged) {
    Money total = eur(1000L * units + 500);
    return new SourceOrder(
        ORDER,
        "1001",
        version,
        state,
        Instant.parse("2026-11-21T11:59:00Z"),
        false,
        List.of(
            new SourceLine(
                L1,
                LineKind.STANDARD,
                "A-1",
                Quantity.of(units),
                Quantity.ZERO,
                eur(1000),
                eur(1000L * units),
                null)),
        new Address(
            "Ada Field", null, List.of(street), "London", null, "SW1A 1AA", "GB", null, null),
        "Express",
        new PaymentFacts(null, eur(0), eur(charged), total, false),
        total,
        eur(500),
        List.of(),
        true,
        List.of(),
        null);
  }

  static Money eur(long cents) {
    return new Money(cents, "EUR", 2);
  }

  static ReleaseRequest releaseAt(long checkedVersion) {
    return new ReleaseRequest(1, LINK, ORDER, "1001", checkedVersion, PLAN, List.of(), null, null);
  }

  /** Asked after a step that told of a create sent then. */
  static ReleaseRequest lookAt(long checkedVersion, Instant sentAt) {
    return new ReleaseRequest(
        1, LINK, ORDER, "1001", checkedVersion, PLAN, List.of(), sentAt, null);
  }

  /** As the warehouse holds what {@link #PLAN} sends. */
  static WarehouseOrder held() {
    return new WarehouseOrder(
        REF,
        "W9",
        FulfilmentStage.RECEIVED,
        "Received",
        null,
        null,
        EXPRESS,
        List.of(
            new WarehouseLine(
                L1, new Sku("A-1"), Quantity.of(2), Quantity.ZERO, Quantity.ZERO, Quantity.ZERO)));
  }

  static PlatformFailure failure(FailureKind kind) {
    return PlatformFailure.of(kind, NORTH, "The warehouse did not answer. Try again later.");
  }

  /** The failure as the workflow sees it. */
  static ApplicationFailure failureOf(ThrowingCallable call) {
    ApplicationFailure failure = catchThrowableOfType(ApplicationFailure.class, call);
    if (failure == null) {
      throw new AssertionError("It did not fail.");
    }
    return failure;
  }

  @Override
  public int number() {
    return attempt;
  }

  @Override
  public String taskQueue() {
    return "connection-north";
  }

  @Override
  public <T> T alive(Supplier<T> step) {
    return step.get();
  }

  @Override
  public Optional<Instant> sentAt() {
    return Optional.ofNullable(mark);
  }

  @Override
  public void markSending(Instant at) {
    mark = at;
  }

  @Override
  public void markNotSent() {
    mark = null;
  }

  @Override
  public Optional<Instant> givenUpAt() {
    return Optional.ofNullable(givenUp);
  }

  @Override
  public void noteSending(Instant at) {}

  @Override
  public void noteNotSent() {}

  @Override
  public boolean markGivenUp(Instant at) {
    givenUp = stopping ? givenUp : at;
    return !stopping;
  }
}
