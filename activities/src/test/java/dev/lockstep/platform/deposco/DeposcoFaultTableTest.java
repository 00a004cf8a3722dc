package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.platform.deposco.DeposcoOrderRules.CancelledQuantity;
import dev.lockstep.platform.deposco.DeposcoOrderRules.HoldFirst;
import dev.lockstep.port.FaultTable;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.Warehouse.Amending;
import dev.lockstep.port.Warehouse.Cancelling;
import dev.lockstep.port.Warehouse.Creation;
import dev.lockstep.sandbox.deposco.CancelRule;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.NumberRule;
import dev.lockstep.sandbox.deposco.OrderStatus;
import dev.lockstep.sandbox.deposco.SalesOrderView;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.fault.RetryHint;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every write under every fault, tried as the flow does until it is known: one effect each. */
class DeposcoFaultTableTest extends DeposcoStory {
  private static final FaultTable TABLE = new FaultTable("Deposco");
  private static final int MOST_ATTEMPTS = 5;
  private static final String ORDERS = "/latest/orders/salesOrders";
  private static final Set<FailureKind> TRIED_AGAIN =
      Set.of(FailureKind.OUTCOME_UNKNOWN, FailureKind.UNAVAILABLE, FailureKind.RATE_LIMITED);

  /** A time-out is a matter of the request's limit here, not of the test's patience. */
  private static final DeposcoPace IMPATIENT =
      new DeposcoPace(
          10_000,
          1_000,
          8,
          Duration.ofSeconds(2),
          Duration.ofMillis(700),
          Duration.ofMillis(1_000),
          10,
          20);

  @AfterAll
  static void print() {
    TABLE.print();
  }

  /** What is written, which call of it fails, and what the ledger calls the effect. */
  private enum Write {
    CREATE(ORDERS, "WAREHOUSE_ORDER_CREATED"),
    AMEND(ORDERS, "ORDER_UPDATED"),
    CANCEL_ORDER_AT_HOLD(ORDERS + "/*/status", "CANCELED"),
    CANCEL_ORDER(ORDERS + "/*/cancellations", "CANCELED"),
    CANCEL_LINES_MORE(ORDERS + "/*/cancellations", "LINES_CANCELED"),
    CANCEL_LINES_TOTAL(ORDERS + "/*/cancellations", "LINES_CANCELED"),
    CANCEL_LINES_ON_HOLD(ORDERS + "/*/cancellations", "LINES_CANCELED");

    private final String path;
    private final String effect;

    Write(String path, String effect) {
      this.path = path;
      this.effect = effect;
    }
  }

  /** The faults of the platform, in each of their shapes. */
  private enum Fault {
    ANSWER_LOST(FaultKind.DROP_REPLY, 0),
    CONNECTION_RESET(FaultKind.CONNECTION_RESET, 0),
    ERROR_500_AFTER_COMMIT(FaultKind.ERROR_AFTER_COMMIT, 500),
    ERROR_504_AFTER_COMMIT(FaultKind.ERROR_AFTER_COMMIT, 504),
    ERROR_408_AFTER_COMMIT(FaultKind.ERROR_AFTER_COMMIT, 408),
    ERROR_503_BEFORE_COMMIT(FaultKind.ERROR_BEFORE_COMMIT, 503),
    CONFLICT_409(FaultKind.ERROR_BEFORE_COMMIT, 409),
    THROTTLE_429(FaultKind.RATE_LIMITED, 0),
    THROTTLE_429_WITHOUT_A_HINT(FaultKind.RATE_LIMITED, 0),
    THROTTLE_403(FaultKind.THROTTLED_AS_FORBIDDEN, 0),
    TOKEN_NOT_ACCEPTED(FaultKind.ERROR_BEFORE_COMMIT, 401),
    HTML_PAGE(FaultKind.HTML_PAGE, 502),
    HTML_PAGE_AS_SUCCESS(FaultKind.HTML_PAGE, 200),
    EMPTY_SUCCESS(FaultKind.EMPTY_OK, 0),
    TRUNCATED_BODY(FaultKind.TRUNCATED_BODY, 0),
    TIME_OUT_AFTER_COMMIT(FaultKind.SLOW_BODY, 0);

    private final FaultKind kind;
    private final int status;

    Fault(FaultKind kind, int status) {
      this.kind = kind;
      this.status = status;
    }

    FaultRule at(String path) {
      FaultRule rule = FaultRule.once("POST", path, kind).waitMillis(2_000);
      rule = this == THROTTLE_429_WITHOUT_A_HINT ? rule.hint(RetryHint.NONE) : rule;
      return status == 0 ? rule : rule.status(status);
    }

    /** Whether something may have been done, for all that the caller can tell. */
    boolean isUnclear() {
      return switch (this) {
        case CONFLICT_409,
            THROTTLE_429,
            THROTTLE_429_WITHOUT_A_HINT,
            THROTTLE_403,
            TOKEN_NOT_ACCEPTED ->
            false;
        default -> true;
      };
    }

    boolean commits() {
      return switch (this) {
        case ANSWER_LOST,
            ERROR_500_AFTER_COMMIT,
            ERROR_504_AFTER_COMMIT,
            ERROR_408_AFTER_COMMIT,
            EMPTY_SUCCESS,
            TRUNCATED_BODY,
            TIME_OUT_AFTER_COMMIT ->
            true;
        default -> false;
      };
    }
  }

  static Stream<Arguments> all() {
    return Stream.of(Write.values())
        .flatMap(write -> Stream.of(Fault.values()).map(fault -> Arguments.of(write, fault)));
  }

  @ParameterizedTest(name = "{0} under {1}")
  @MethodSource("all")
  void happens_once(Write write, Fault fault) {
    open(
        DeposcoOptions.defaults()
            .with()
            .cancelRule(write == Write.CANCEL_LINES_TOTAL ? CancelRule.TOTAL : CancelRule.ADDS)
            .build());
    Warehouse patient = warehouse(write, DeposcoAccount.FAST);
    Warehouse warehouse =
        fault == Fault.TIME_OUT_AFTER_COMMIT ? warehouse(write, IMPATIENT) : patient;
    if (write != Write.CREATE) {
      patient.create(draft());
    }
    deposco().faults().add(fault.at(write.path));

    int attempts = untilItIsKnown(() -> attempt(warehouse, write));
    attempt(patient, write);

    int effects = effects(write);
    TABLE.add(write.name(), fault.name(), attempts, effects);
    assertThat(effects).isEqualTo(1);
    assertShows(write);
  }

  static Stream<Fault> faults() {
    return Stream.of(Fault.values());
  }

  /** Without the key, what may have been created is looked for and never sent again. */
  @ParameterizedTest(name = "CREATE_WITHOUT_KEY under {0}")
  @MethodSource("faults")
  void never_happens_twice_where_a_repeat_would_be_a_second_order(Fault fault) {
    open(DeposcoOptions.defaults().with().numberRule(NumberRule.CREATES_ANOTHER).build());
    Warehouse warehouse =
        paced(
            DeposcoAccount.rules().makingCopies().get(),
            fault == Fault.TIME_OUT_AFTER_COMMIT ? IMPATIENT : DeposcoAccount.FAST);
    deposco().faults().add(fault.at(ORDERS));

    boolean mayBeThere = false;
    int attempts = 0;
    while (attempts < MOST_ATTEMPTS && warehouse.find(REF).isEmpty()) {
      attempts++;
      if (!mayBeThere) {
        try {
          warehouse.create(draft());
        } catch (PlatformFailure failure) {
          mayBeThere = failure.kind() == FailureKind.OUTCOME_UNKNOWN;
        }
      }
    }

    int effects = effects(Write.CREATE);
    TABLE.add("CREATE_WITHOUT_KEY", fault.name(), attempts, effects);
    assertThat(mayBeThere).isEqualTo(fault.isUnclear());
    assertThat(effects).isEqualTo(fault.commits() || !fault.isUnclear() ? 1 : 0);
  }

  private Warehouse warehouse(Write write, DeposcoPace pace) {
    DeposcoAccount.Rules rules = DeposcoAccount.rules();
    return paced(
        switch (write) {
          case CANCEL_LINES_TOTAL -> rules.counting(CancelledQuantity.TOTAL).get();
          case CANCEL_LINES_ON_HOLD -> rules.holding(HoldFirst.ALWAYS).get();
          case CREATE, AMEND, CANCEL_ORDER_AT_HOLD, CANCEL_ORDER, CANCEL_LINES_MORE -> rules.get();
        },
        pace);
  }

  private Warehouse paced(DeposcoOrderRules rules, DeposcoPace pace) {
    DeposcoSettings base = DeposcoAccount.settings(deposco().apiUri(), deposco().tokenUri());
    return DeposcoAccount.warehouse(
        new DeposcoSettings(
            base.baseUrl(),
            base.tokenUrl(),
            base.auth(),
            base.businessUnit(),
            pace,
            rules,
            base.shipments(),
            base.statusMap(),
            base.refusalMap(),
            base.zone(),
            base.skuLookup(),
            base.skuKnownFor()));
  }

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

  private static void attempt(Warehouse warehouse, Write write) {
    WarehouseOrderDraft moved = draft("Short Street 2");
    switch (write) {
      case CREATE -> assertThat(warehouse.create(draft())).isInstanceOf(Creation.Created.class);
      case AMEND -> assertThat(warehouse.amend(moved)).isEqualTo(new Amending.Amended());
      case CANCEL_ORDER_AT_HOLD, CANCEL_ORDER ->
          assertThat(warehouse.cancel(REF, List.of(), "FRAUD"))
              .isEqualTo(new Cancelling.Cancelled());
      case CANCEL_LINES_MORE, CANCEL_LINES_TOTAL, CANCEL_LINES_ON_HOLD ->
          assertThat(
                  warehouse.cancel(REF, List.of(new LineQuantity(LINE_B, Quantity.of(2))), "FRAUD"))
              .isEqualTo(new Cancelling.Cancelled());
    }
  }

  private int effects(Write write) {
    return deposco().ledger().facts(write.effect).size();
  }

  private void assertShows(Write write) {
    SalesOrderView order = onlyOrder();
    switch (write) {
      case CREATE, AMEND -> assertThat(order.status()).isEqualTo(OrderStatus.NEW);
      case CANCEL_ORDER_AT_HOLD, CANCEL_ORDER ->
          assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
      case CANCEL_LINES_MORE, CANCEL_LINES_TOTAL, CANCEL_LINES_ON_HOLD -> {
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(order.lines())
            .extracting(SalesOrderView.Line::canceled)
            .containsExactlyInAnyOrder(0, 2);
      }
    }
  }
}
