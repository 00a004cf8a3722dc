package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.FaultTable;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.OrderSource.WriteBack;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sandbox.cin7core.Cin7Options;
import dev.lockstep.sandbox.cin7core.Cin7StandIn;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.fault.RetryHint;
import java.time.Duration;
import java.time.Instant;
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
class Cin7CoreFaultTableTest {
  private static final FaultTable TABLE = new FaultTable("Cin7 Core");
  private static final int MOST_ATTEMPTS = 5;
  private static final String API = "/ExternalApi/v2/";
  private static final Set<FailureKind> TRIED_AGAIN =
      Set.of(
          FailureKind.OUTCOME_UNKNOWN,
          FailureKind.UNAVAILABLE,
          FailureKind.RATE_LIMITED,
          FailureKind.MALFORMED);

  private final Cin7StandIn standIn = Cin7StandIn.start(Cin7Options.defaults());
  private final PlatformContext context = TestAccount.context();
  private final OrderSource source = TestAccount.source(impatient(), context);

  /** A time-out is a matter of the request's limit here, not of the test's patience. */
  private Cin7CoreSettings impatient() {
    TestAccount.Setup setup = TestAccount.setup(standIn.apiUri());
    setup.requestTimeout = Duration.ofMillis(700);
    return setup.build();
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

  /** One kind of write, where it goes, and the fact it leaves. */
  private enum Write {
    PICK("PUT", "sale/fulfilment/pick", "PICK_AUTHORISED"),
    PACK("PUT", "sale/fulfilment/pack", "PACK_AUTHORISED"),
    SHIP("PUT", "sale/fulfilment/ship", "SHIP_AUTHORISED"),
    NEW_TASK("POST", "sale/fulfilment", "TASK_CREATED"),
    CORRECT_TRACKING("PUT", "sale/fulfilment/ship", "TRACKING_CHANGED"),
    VOID_SALE("DELETE", "sale", "SALE_VOIDED"),
    RELEASE_NOTE("PUT", "sale", "HEADER_UPDATED"),
    REFUSAL_NOTE("PUT", "sale", "HEADER_UPDATED");

    private final String method;
    private final String path;
    private final String fact;

    Write(String method, String path, String fact) {
      this.method = method;
      this.path = path;
      this.fact = fact;
    }
  }

  /** The faults of the platform, in each of their shapes. */
  private enum Fault {
    ANSWER_LOST(FaultKind.DROP_REPLY, 0, null),
    CONNECTION_RESET(FaultKind.CONNECTION_RESET, 0, null),
    ERROR_500_AFTER_COMMIT(FaultKind.ERROR_AFTER_COMMIT, 500, null),
    ERROR_504_AFTER_COMMIT(FaultKind.ERROR_AFTER_COMMIT, 504, null),
    ERROR_400_AFTER_COMMIT(FaultKind.ERROR_AFTER_COMMIT, 400, null),
    ERROR_503_BEFORE_COMMIT(FaultKind.ERROR_BEFORE_COMMIT, 503, null),
    THROTTLE_429_SECONDS(FaultKind.RATE_LIMITED, 429, RetryHint.RETRY_AFTER_SECONDS),
    THROTTLE_429_WORDS(FaultKind.RATE_LIMITED, 429, RetryHint.RETRY_AFTER_WORDS),
    THROTTLE_503(FaultKind.RATE_LIMITED, 503, RetryHint.NONE),
    THROTTLE_400_BY_TEXT(FaultKind.RATE_LIMITED, 400, RetryHint.NONE),
    HTML_PAGE(FaultKind.HTML_PAGE, 502, null),
    HTML_PAGE_AS_SUCCESS(FaultKind.HTML_PAGE, 200, null),
    EMPTY_SUCCESS(FaultKind.EMPTY_OK, 0, null),
    TRUNCATED_BODY(FaultKind.TRUNCATED_BODY, 0, null),
    TIME_OUT_AFTER_COMMIT(FaultKind.SLOW_BODY, 0, null);

    private final FaultKind kind;
    private final int status;
    private final @Nullable RetryHint hint;

    Fault(FaultKind kind, int status, @Nullable RetryHint hint) {
      this.kind = kind;
      this.status = status;
      this.hint = hint;
    }

    FaultRule rule(Write write) {
      FaultRule rule = FaultRule.once(write.method, API + write.path, kind).waitMillis(1_500);
      rule = status == 0 ? rule : rule.status(status);
      return hint == null ? rule : rule.hint(hint);
    }
  }

  static Stream<Arguments> all() {
    return Stream.of(Write.values())
        .flatMap(write -> Stream.of(Fault.values()).map(fault -> Arguments.of(write, fault)));
  }

  @ParameterizedTest(name = "{0} under {1}")
  @MethodSource("all")
  void happens_once(Write write, Fault fault) {
    OrderId order = TestAccount.id(standIn.merchant().place(TestAccount.sale(2, 1)));
    Runnable attempt = attempt(write, order);
    int before = TestAccount.effects(standIn, order, write.fact);
    standIn.faults().add(fault.rule(write));

    int attempts = untilItIsKnown(attempt);
    attempt.run();

    int effects = TestAccount.effects(standIn, order, write.fact) - before;
    TABLE.add(write.name(), fault.name(), attempts, effects);
    assertThat(standIn.faults().tallies()).allMatch(tally -> tally.struck() == 1);
    assertThat(effects).isEqualTo(1);
    assertThat(TestAccount.view(standIn, order).tasks()).hasSize(write == Write.NEW_TASK ? 2 : 1);
  }

  /** As the flow does it: again, as long as the failure says so. */
  private static int untilItIsKnown(Runnable attempt) {
    for (int attempts = 1; attempts <= MOST_ATTEMPTS; attempts++) {
      try {
        attempt.run();
        return attempts;
      } catch (PlatformFailure failure) {
        assertThat(failure.kind()).isIn(TRIED_AGAIN);
      }
    }
    throw new AssertionError("It is not known after " + MOST_ATTEMPTS + " attempts.");
  }

  private Runnable attempt(Write write, OrderId order) {
    List<SourceLine> lines = source.read(order).orElseThrow().lines();
    Delivery first = delivery("S-1", "T-1", lines.getFirst(), 2);
    Delivery second = delivery("S-2", "T-2", lines.getLast(), 1);
    return switch (write) {
      case PICK, PACK, SHIP -> () -> confirm(order, first);
      case NEW_TASK -> {
        confirm(order, first);
        yield () -> confirm(order, first, second);
      }
      case CORRECT_TRACKING -> {
        confirm(order, first);
        Delivery corrected = delivery("S-1", "T-1b", lines.getFirst(), 2);
        yield () -> confirm(order, corrected);
      }
      case VOID_SALE -> () -> report(order, Outcome.CANCELLED);
      case RELEASE_NOTE ->
          () -> source.acknowledgeRelease(order, FulfilmentRef.whole(order), "SC-1");
      case REFUSAL_NOTE -> () -> report(order, Outcome.TOO_LATE);
    };
  }

  private void confirm(OrderId order, Delivery... deliveries) {
    assertThat(source.confirm(order, List.of(deliveries), List.of()))
        .isInstanceOf(WriteBack.Shown.class);
  }

  private void report(OrderId order, Outcome outcome) {
    CancellationDecision decision =
        new CancellationDecision(
            CancellationDecision.VERSION,
            outcome,
            null,
            Instant.parse("2026-11-21T12:00:00Z"),
            List.of(),
            "Decided.");
    assertThat(source.reportCancellation(order, true, decision))
        .isInstanceOf(WriteBack.Shown.class);
  }

  private static Delivery delivery(String key, String number, SourceLine line, int units) {
    List<LineQuantity> content = List.of(new LineQuantity(line.id(), Quantity.of(units)));
    return new Delivery(
        key, content, List.of(new Parcel(key + "-1", "DHL", number, null, content)));
  }
}
