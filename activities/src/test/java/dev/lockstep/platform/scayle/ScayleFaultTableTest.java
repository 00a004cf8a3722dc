package dev.lockstep.platform.scayle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.FaultTable;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.scayle.ScayleOptions;
import dev.lockstep.sandbox.scayle.ScayleOrderView;
import dev.lockstep.sandbox.scayle.ScayleStandIn;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every write under every fault, tried as the flow does until it is known: one effect each. */
class ScayleFaultTableTest {
  private static final FaultTable TABLE = new FaultTable("SCAYLE");
  private static final int MOST_ATTEMPTS = 5;
  private static final String WRITES = "/api/admin/v1/**";
  private static final Set<FailureKind> TRIED_AGAIN =
      Set.of(FailureKind.OUTCOME_UNKNOWN, FailureKind.UNAVAILABLE, FailureKind.RATE_LIMITED);

  private final Tenant.Clock clock = new Tenant.Clock();
  private final ScayleStandIn standIn =
      ScayleStandIn.start(ScayleOptions.defaults().with().clock(clock).build());
  private final PlatformContext context = Tenant.context(clock);
  private final OrderSource source = Tenant.source(impatient(), context);

  /** A time-out is a matter of the request's limit here, not of the test's patience. */
  private ScayleSettings impatient() {
    ScayleSettings base = Tenant.settings(standIn);
    return new ScayleSettings(
        base.baseUrl(),
        base.accessToken(),
        base.shopKey(),
        base.countryCode(),
        base.shopCountry(),
        base.companyId(),
        base.merchantReferenceKey(),
        base.merchantKeys(),
        base.releaseNotePrefix(),
        base.orders(),
        base.addresses(),
        base.reports(),
        new ScaylePace(600_000, 600_000, 20, Duration.ofSeconds(2), Duration.ofMillis(700)));
  }

  @AfterEach
  void stop() {
    context.http().connectionPool().evictAll();
    standIn.close();
  }

  @AfterAll
  static void print() {
    TABLE.print();
  }

  /** What is written, and what the platform must have done of it in the end. */
  private enum Write {
    ONE_PARCEL(1),
    TWO_PARCELS(2),
    CANCEL_WHOLE_ORDER(1),
    CANCEL_PART(1),
    RELEASE_NOTE(1);

    private final int effects;

    Write(int effects) {
      this.effects = effects;
    }
  }

  /** The faults of the platform, in each of their shapes. */
  private enum Fault {
    ANSWER_LOST(FaultKind.DROP_REPLY, 0, null),
    CONNECTION_RESET(FaultKind.CONNECTION_RESET, 0, null),
    ERROR_500_AFTER_COMMIT(FaultKind.ERROR_AFTER_COMMIT, 500, null),
    ERROR_504_AFTER_COMMIT(FaultKind.ERROR_AFTER_COMMIT, 504, null),
    ERROR_408_AFTER_COMMIT(FaultKind.ERROR_AFTER_COMMIT, 408, null),
    ERROR_409_AFTER_COMMIT(FaultKind.ERROR_AFTER_COMMIT, 409, null),
    ERROR_424_AFTER_COMMIT(FaultKind.ERROR_AFTER_COMMIT, 424, null),
    ERROR_503_BEFORE_COMMIT(FaultKind.ERROR_BEFORE_COMMIT, 503, null),
    THROTTLE_429(FaultKind.RATE_LIMITED, 0, null),
    THROTTLE_400_BY_KEY(FaultKind.ERROR_BEFORE_COMMIT, 400, "RATE_LIMIT_EXCEED"),
    THROTTLE_503_BY_KEY(FaultKind.ERROR_BEFORE_COMMIT, 503, "RATE_LIMIT_EXCEED"),
    HTML_PAGE(FaultKind.HTML_PAGE, 502, null),
    HTML_PAGE_AS_SUCCESS(FaultKind.HTML_PAGE, 200, null),
    EMPTY_SUCCESS(FaultKind.EMPTY_OK, 0, null),
    TRUNCATED_BODY(FaultKind.TRUNCATED_BODY, 0, null),
    TIME_OUT_AFTER_COMMIT(FaultKind.SLOW_BODY, 0, null);

    private final FaultKind kind;
    private final int status;
    private final @Nullable String code;

    Fault(FaultKind kind, int status, @Nullable String code) {
      this.kind = kind;
      this.status = status;
      this.code = code;
    }

    FaultRule rule(String method) {
      FaultRule rule = FaultRule.once(method, WRITES, kind).waitMillis(1_500);
      rule = status == 0 ? rule : rule.status(status);
      return code == null ? rule : rule.code(code);
    }
  }

  static Stream<Arguments> all() {
    return Stream.of(Write.values())
        .flatMap(write -> Stream.of(Fault.values()).map(fault -> Arguments.of(write, fault)));
  }

  @ParameterizedTest(name = "{0} under {1}")
  @MethodSource("all")
  void happens_once(Write write, Fault fault) throws InterruptedException {
    OrderId order = Tenant.place(standIn, 3);
    Runnable attempt = attempt(write, order);
    standIn.faults().add(fault.rule(write == Write.RELEASE_NOTE ? "PUT" : "POST"));

    int attempts = untilItIsKnown(attempt);
    attempt.run();

    int effects = Tenant.writesTo(standIn, order);
    TABLE.add(write.name(), fault.name(), attempts, effects);
    assertThat(effects).isEqualTo(write.effects);
    assertThat(standIn.ledger().facts("PARCEL_DUPLICATED")).isEmpty();
    ScayleOrderView view = Tenant.view(standIn, order);
    assertThat(view.items()).allMatch(item -> view.timesShipped(item.id()) <= 1);
  }

  /** As the flow does it: again, a while later, as long as the failure says so. */
  private int untilItIsKnown(Runnable attempt) {
    for (int attempts = 1; attempts <= MOST_ATTEMPTS; attempts++) {
      try {
        attempt.run();
        return attempts;
      } catch (PlatformFailure failure) {
        assertThat(failure.kind()).isIn(TRIED_AGAIN);
        clock.pass(Duration.ofMinutes(2));
      }
    }
    throw new AssertionError("It is not known after " + MOST_ATTEMPTS + " attempts.");
  }

  private Runnable attempt(Write write, OrderId order) {
    LineId line = source.read(order).orElseThrow().lines().getFirst().id();
    return switch (write) {
      case ONE_PARCEL -> () -> confirm(order, List.of(parcel(line, "T-1", 3)));
      case TWO_PARCELS ->
          () -> confirm(order, List.of(parcel(line, "T-1", 1), parcel(line, "T-2", 2)));
      case CANCEL_WHOLE_ORDER -> () -> cancel(order, true, new LineQuantity(line, Quantity.of(3)));
      case CANCEL_PART -> () -> cancel(order, false, new LineQuantity(line, Quantity.of(2)));
      case RELEASE_NOTE ->
          () -> source.acknowledgeRelease(order, FulfilmentRef.whole(order), "SC-1");
    };
  }

  private void confirm(OrderId order, List<Delivery> deliveries) {
    assertThat(source.confirm(order, deliveries, List.of()))
        .isInstanceOf(OrderSource.WriteBack.Shown.class);
  }

  private void cancel(OrderId order, boolean whole, LineQuantity units) {
    CancellationDecision decision =
        new CancellationDecision(
            CancellationDecision.VERSION,
            whole ? Outcome.CANCELLED : Outcome.PARTLY_CANCELLED,
            null,
            clock.instant(),
            List.of(units),
            "Decided.");
    assertThat(source.reportCancellation(order, whole, decision))
        .isInstanceOf(OrderSource.WriteBack.Shown.class);
  }

  private static Delivery parcel(LineId line, String number, int units) {
    List<LineQuantity> content = List.of(new LineQuantity(line, Quantity.of(units)));
    return new Delivery(
        "S-" + number,
        content,
        List.of(new Parcel("S-" + number + "-1", "DHL", number, null, content)));
  }
}
