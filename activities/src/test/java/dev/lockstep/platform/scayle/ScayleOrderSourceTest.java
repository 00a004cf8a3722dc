package dev.lockstep.platform.scayle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LineId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineKind;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.order.policy.PaymentRule;
import dev.lockstep.order.policy.Payments;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.OrderSource.WriteBack;
import dev.lockstep.port.OrderSourceContract;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.scayle.Assumptions;
import dev.lockstep.sandbox.scayle.ScayleEndpoint;
import dev.lockstep.sandbox.scayle.ScayleOptions;
import dev.lockstep.sandbox.scayle.ScayleOrderView;
import dev.lockstep.sandbox.scayle.ScayleStandIn;
import dev.lockstep.sandbox.scayle.SubItemRule;
import dev.lockstep.sandbox.scayle.sample.ScayleSample;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import dev.lockstep.sandbox.scayle.sample.ScayleSamples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The contract over the stand-in, and what only SCAYLE has. */
class ScayleOrderSourceTest extends OrderSourceContract {
  private static final String ORDERS = "/api/admin/v1/shops/*/countries/*/orders/*";
  private static final String REPORTS = "/api/admin/v1/fulfillment/*";
  private static final String SHIPMENTS = "/api/admin/v1/fulfillment/shipments";

  private final Tenant.Clock clock = new Tenant.Clock();
  private final AtomicBoolean unreachable = new AtomicBoolean();
  private final ScayleStandIn standIn =
      ScayleStandIn.start(ScayleOptions.defaults().with().clock(clock).build());
  private final PlatformContext context =
      new PlatformContext(
          clock,
          new OkHttpClient.Builder()
              .addInterceptor(chain -> {
                if (unreachable.get() && !chain.request().method().equals("GET")) {
                  throw new ConnectException("Nobody is there.");
                }
                return chain.proceed(chain.request());
              })
              .build(),
          new SimpleMeterRegistry());
  private final OrderSource source = Tenant.source(Tenant.settings(standIn), context);

  @AfterEach
  void stop() {
    // An idle connection would hold the stand-in's shutdown up.
    context.http().connectionPool().evictAll();
    standIn.close();
  }

  @Override
  protected OrderSource subject() {
    return source;
  }

  @Override
  protected OrderId place(int... quantities) {
    try {
      return Tenant.place(standIn, quantities);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected OrderId unknown() {
    return new OrderId("4711");
  }

  @Override
  protected int writesTo(OrderId order) {
    return Tenant.writesTo(standIn, order);
  }

  @Override
  protected void failNextRead() {
    standIn.faults().add(FaultRule.once("GET", ORDERS, FaultKind.ERROR_BEFORE_COMMIT));
  }

  @Override
  protected void loseNextAnswer() {
    standIn.faults().add(FaultRule.once("POST", REPORTS, FaultKind.DROP_REPLY));
  }

  @Override
  protected void failNextWriteAfterwards() {
    standIn.faults().add(FaultRule.once("POST", REPORTS, FaultKind.ERROR_AFTER_COMMIT));
  }

  @Override
  protected void conflictOnNextWrite() {
    throw new UnsupportedOperationException("Nothing tells a conflict.");
  }

  @Override
  protected void conflictOnEveryWrite() {
    throw new UnsupportedOperationException("Nothing tells a conflict.");
  }

  /** No error of the platform promises that nothing was done; only a connection never made does. */
  @Override
  protected void takeNoWrites() {
    unreachable.set(true);
  }

  @Override
  protected void refuseNextWrite() {
    standIn
        .faults()
        .add(
            FaultRule.once("POST", REPORTS, FaultKind.ERROR_BEFORE_COMMIT)
                .status(400)
                .code("CARRIER_NOT_FOUND"));
  }

  @Override
  protected String payment(OrderId order) {
    throw new UnsupportedOperationException("Payments are not looked up.");
  }

  @Override
  protected String number(OrderId order) {
    return view(order).placedKey();
  }

  @Override
  protected Optional<OrderSource> withoutReleaseNote() {
    return Optional.of(Tenant.source(Tenant.settings(standIn.apiUri(), null), context));
  }

  @Override
  protected List<String> releaseNotes(OrderId order) {
    String key = view(order).referenceKey();
    return key.startsWith(Tenant.PREFIX)
        ? Arrays.asList(key.substring(Tenant.PREFIX.length()).split(","))
        : List.of();
  }

  @Nested
  class Units_and_lines {
    @Test
    void are_one_line_per_sku_warehouse_price_and_tax() throws InterruptedException {
      SourceOrder read =
          read(
              Tenant.place(
                  standIn,
                  List.of(
                      Tenant.unit("A", 1000, "19", ScayleSamples.MAIN_WAREHOUSE),
                      Tenant.unit("A", 1000, "19", ScayleSamples.MAIN_WAREHOUSE),
                      Tenant.unit("A", 900, "19", ScayleSamples.MAIN_WAREHOUSE),
                      Tenant.unit("A", 1000, "7", ScayleSamples.MAIN_WAREHOUSE),
                      Tenant.unit("A", 1000, "19", ScayleSamples.NORTH_WAREHOUSE),
                      Tenant.unit("B", 1000, "19", ScayleSamples.MAIN_WAREHOUSE))));

      assertThat(read.lines())
          .extracting(SourceLine::ordered)
          .containsExactly(
              Quantity.of(2), Quantity.of(1), Quantity.of(1), Quantity.of(1), Quantity.of(1));
      assertThat(read.lines().getFirst().total()).hasToString("20.00 EUR");
      assertThat(read.lines())
          .extracting(SourceLine::supplyChannel)
          .containsExactly("501", "501", "501", "502", "501");
    }

    @Test
    void keep_their_line_when_its_first_unit_is_cancelled() {
      OrderId order = place(3);
      LineId line = read(order).lines().getFirst().id();

      source.reportCancellation(order, false, part(line, 1));

      SourceLine then = read(order).lines().getFirst();
      assertThat(then.id()).isEqualTo(line);
      assertThat(then.wanted()).isEqualTo(Quantity.of(2));
      assertThat(view(order).items())
          .filteredOn(ScayleOrderView.Item::cancelled)
          .extracting(item -> Long.toString(item.id()))
          .containsExactly(line.value());
    }

    @Test
    void add_up_to_the_total_with_what_delivery_costs() {
      SourceOrder read = read(place(2, 1));

      assertThat(read.total()).hasToString("33.90 EUR");
      assertThat(read.shipping()).hasToString("3.90 EUR");
    }

    @Test
    void of_every_sample_can_be_read() throws InterruptedException {
      ScayleSamples samples = new ScayleSamples(7);
      for (ScayleSampleKind kind : ScayleSampleKind.values()) {
        ScayleSample sample = samples.next(kind);
        SourceOrder read = read(Tenant.place(standIn, sample));

        assertThat(read.lines().stream().mapToInt(line -> line.ordered().units()).sum())
            .as(kind.name())
            .isEqualTo(sample.units().stream().mapToInt(unit -> 1 + unit.subItems().size()).sum());
        assertThat(read.shippingAddress())
            .isNotNull()
            .extracting(Address::country)
            .isEqualTo(sample.shipping().country());
        assertThat(read.deliveryService()).isEqualTo(sample.carrier());
      }
    }

    @Test
    void of_another_merchant_are_not_ours_to_ship_but_count_in_the_price() {
      OrderId order = place(1);
      ScayleSettings base = Tenant.settings(standIn);
      OrderSource other =
          Tenant.source(
              new ScayleSettings(
                  base.baseUrl(),
                  base.accessToken(),
                  base.shopKey(),
                  base.countryCode(),
                  base.shopCountry(),
                  17,
                  null,
                  Set.of("somebody-else"),
                  null,
                  base.orders(),
                  base.addresses(),
                  base.reports(),
                  base.pace()),
              context);

      assertThat(other.read(order).orElseThrow().lines())
          .extracting(SourceLine::kind)
          .containsExactly(LineKind.NOT_STOCKED);
      assertThat(other.reportCancellation(order, true, decided(Outcome.CANCELLED)))
          .isEqualTo(new WriteBack.Shown(read(order).version(), false));
    }
  }

  @Nested
  class State_and_payment {
    @Test
    void are_secured_once_the_order_is_confirmed() throws InterruptedException {
      OrderId paid = place(1);
      OrderId pended =
          Tenant.place(standIn, new ScayleSamples(1).next(ScayleSampleKind.UNCONFIRMED));

      assertThat(settles(paid, PaymentRule.Basis.AUTHORISED)).isTrue();
      assertThat(settles(paid, PaymentRule.Basis.STATE)).isTrue();
      assertThat(settles(paid, PaymentRule.Basis.CHARGED)).isFalse();
      assertThat(settles(pended, PaymentRule.Basis.AUTHORISED)).isFalse();
      assertThat(settles(pended, PaymentRule.Basis.STATE)).isFalse();

      standIn.storefront().confirmPayment(Long.parseLong(pended.value()));
      assertThat(settles(pended, PaymentRule.Basis.AUTHORISED)).isTrue();
    }

    @Test
    void is_cancelled_when_the_panel_says_so() {
      OrderId order = place(2);

      standIn.storefront().cancelInPanel(Long.parseLong(order.value()));

      assertThat(read(order).state()).isEqualTo(SourceState.CANCELLED);
      assertThat(settles(order, PaymentRule.Basis.AUTHORISED)).isFalse();
    }

    @Test
    void says_when_the_platform_closes_the_order_by_itself() {
      OrderId order = place(1);

      assertThat(read(order).closesAt()).isEqualTo(clock.instant().plus(Duration.ofDays(14)));
    }

    private boolean settles(OrderId order, PaymentRule.Basis basis) {
      PaymentRule rule = new PaymentRule(basis, Set.of("order_confirmed", "order_delegated"));
      return Payments.judge(rule, read(order).payment()) instanceof Payments.Settlement.Settled;
    }
  }

  @Nested
  class A_parcel {
    @Test
    void is_one_shipment_of_the_lowest_open_units_with_their_return_keys() {
      OrderId order = place(3);

      source.confirm(order, List.of(delivery(order, "S-1", "T-1", 2)), List.of());

      ScayleOrderView view = view(order);
      assertThat(view.packages()).hasSize(1);
      assertThat(view.packages().getFirst().carrierKey()).isEqualTo("DHL_STD_NATIONAL");
      assertThat(view.packages().getFirst().itemIds())
          .containsExactly(view.items().get(0).id(), view.items().get(1).id());
      assertThat(view.items().getFirst().returnKey()).isEqualTo("R" + view.items().getFirst().id());
      assertThat(view.billings()).hasSize(1);
    }

    @Test
    void of_ten_goes_in_three_and_bills_every_unit_once() {
      OrderId order = place(10);
      Delivery first = delivery(order, "S-1", "T-1", 4);
      Delivery second = delivery(order, "S-2", "T-2", 5);
      Delivery third = delivery(order, "S-3", "T-3", 1);

      source.confirm(order, List.of(first, second), List.of());
      source.confirm(order, List.of(first, second, third), List.of());

      assertThat(read(order).deliveries())
          .flatExtracting(Delivery::parcels)
          .extracting(Parcel::trackingNumber, Parcel::lines)
          .containsExactlyInAnyOrder(
              tuple("T-1", first.lines()),
              tuple("T-2", second.lines()),
              tuple("T-3", third.lines()));
      assertThat(view(order).items()).allMatch(item -> view(order).timesShipped(item.id()) == 1);
      assertThat(standIn.ledger().facts("PARCEL_DUPLICATED")).isEmpty();
    }

    @Test
    void with_a_carrier_nobody_mapped_is_refused_and_names_the_setting() {
      OrderId order = place(1);

      assertThat(source.confirm(order, List.of(carried(order, "PIGEON")), List.of()))
          .isEqualTo(
              new WriteBack.Refused(
                  "the carrier has no key, carrier=PIGEON, setting=reports.carriers"));
      assertThat(writesTo(order)).isZero();
    }

    @Test
    void with_a_carrier_the_merchant_lacks_is_refused_by_the_platform() {
      OrderId order = place(1);

      assertThat(source.confirm(order, List.of(carried(order, "XX")), List.of()))
          .isEqualTo(new WriteBack.Refused("CARRIER_NOT_FOUND"));
    }

    @Test
    void in_two_cartons_under_one_number_is_one_shipment() {
      OrderId order = place(1, 1);
      Delivery one = delivery(order, "S-1", "T-1", 1, 0);
      Delivery other = delivery(order, "S-1", "T-1", 0, 1);

      source.confirm(order, List.of(together(one, other)), List.of());

      assertThat(view(order).packages()).hasSize(1);
      assertThat(view(order).packages().getFirst().itemIds()).hasSize(2);
    }

    @Test
    void whose_number_was_corrected_never_bills_units_that_did_not_leave() {
      OrderId order = place(4);
      source.confirm(order, List.of(delivery(order, "S-1", "T-1", 2)), List.of());

      WriteBack outcome =
          source.confirm(order, List.of(delivery(order, "S-1", "T-9", 2)), List.of());

      assertThat(outcome)
          .isEqualTo(
              new WriteBack.Refused(
                  "units are shown under a tracking number that is not reported any more, line="
                      + read(order).lines().getFirst().id()));
      assertThat(view(order).packages()).hasSize(1);
    }

    @Test
    void shown_with_other_units_is_refused() {
      OrderId order = place(2, 1);
      source.confirm(order, List.of(delivery(order, "S-1", "T-1", 2, 0)), List.of());

      assertThat(source.confirm(order, List.of(delivery(order, "S-1", "T-1", 0, 1)), List.of()))
          .isInstanceOf(WriteBack.Refused.class);
      assertThat(writesTo(order)).isEqualTo(1);
    }

    @Test
    void of_which_one_of_two_is_too_much_writes_neither() {
      OrderId order = place(2);

      WriteBack outcome =
          source.confirm(
              order,
              List.of(delivery(order, "S-1", "T-1", 1), delivery(order, "S-2", "T-2", 2)),
              List.of());

      assertThat(outcome).isInstanceOf(WriteBack.Refused.class);
      assertThat(writesTo(order)).isZero();
    }

    @Test
    void of_a_unit_that_was_cancelled_meanwhile_never_is_taken() {
      OrderId order = place(1);
      Delivery delivery = delivery(order, "S-1", "T-1", 1);
      standIn.faults().add(FaultRule.once("POST", SHIPMENTS, FaultKind.CONFLICT));

      assertThat(source.confirm(order, List.of(delivery), List.of()))
          .isEqualTo(
              new WriteBack.Refused(
                  "units that left are cancelled, line=" + delivery.lines().getFirst().line(),
                  WriteBack.Why.CANCELLED));
      assertThat(view(order).packages()).isEmpty();
    }

    @Test
    void of_an_order_that_staff_cancelled_is_never_taken() {
      OrderId order = place(2);
      Delivery delivery = delivery(order, "S-1", "T-1", 2);
      standIn.storefront().cancelInPanel(Long.parseLong(order.value()));

      assertThat(source.confirm(order, List.of(delivery), List.of()))
          .isEqualTo(
              new WriteBack.Refused(
                  "units that left are cancelled, line=" + delivery.lines().getFirst().line(),
                  WriteBack.Why.CANCELLED));
      assertThat(writesTo(order)).isZero();
    }

    @Test
    void of_which_a_unit_was_cancelled_shows_the_others_first() {
      OrderId order = place(3);
      Delivery one = delivery(order, "S-1", "T-1", 2);
      Delivery other = delivery(order, "S-2", "T-2", 1);
      LineId line = read(order).lines().getFirst().id();
      source.reportCancellation(order, false, part(line, 1));

      assertThat(source.confirm(order, List.of(one, other), List.of()))
          .isEqualTo(
              new WriteBack.Refused(
                  "units that left are cancelled, line=" + line, WriteBack.Why.CANCELLED));
      assertThat(view(order).items()).noneMatch(ScayleOrderView.Item::open);
      assertThat(view(order).packages()).hasSize(1);
    }

    @Test
    void and_cancelled_rest_answer_every_unit() {
      OrderId order = place(3);
      LineId line = read(order).lines().getFirst().id();
      source.confirm(order, List.of(delivery(order, "S-1", "T-1", 2)), List.of());

      source.reportCancellation(order, false, part(line, 1));

      assertThat(view(order).items()).noneMatch(ScayleOrderView.Item::open);
      assertThat(read(order).lines().getFirst().cancelled()).isEqualTo(Quantity.of(1));
    }

    private Delivery carried(OrderId order, String carrier) {
      Delivery delivery = delivery(order, "S-1", "T-1", 1);
      return new Delivery(
          "S-1",
          delivery.lines(),
          List.of(new Parcel("S-1-1", carrier, "T-1", null, delivery.lines())));
    }

    private Delivery together(Delivery one, Delivery other) {
      List<LineQuantity> lines = new ArrayList<>(one.lines());
      lines.addAll(other.lines());
      return new Delivery(
          one.key(), lines, List.of(one.parcels().getFirst(), other.parcels().getFirst()));
    }
  }

  @Nested
  class Services_beneath_items {
    private final OrderSource knowing =
        Tenant.source(
            Tenant.settings(
                standIn.apiUri(),
                null,
                Tenant.servicesAre(ScayleSamples.SERVICE_SKU),
                ScayleAddressRules.ASSUMED,
                Tenant.reports()),
            context);

    @Test
    void are_no_warehouses_business_and_answered_with_their_item() throws InterruptedException {
      OrderId order = Tenant.place(standIn, new ScayleSamples(3).next(ScayleSampleKind.SUB_ITEMS));
      List<SourceLine> lines = knowing.read(order).orElseThrow().lines();
      assertThat(lines)
          .filteredOn(line -> ScayleSamples.SERVICE_SKU.equals(line.sku()))
          .extracting(SourceLine::kind)
          .containsExactly(LineKind.NOT_STOCKED);

      List<LineQuantity> goods =
          lines.stream()
              .filter(line -> line.kind() == LineKind.STANDARD)
              .map(line -> new LineQuantity(line.id(), line.ordered()))
              .toList();
      Delivery all =
          new Delivery("S-1", goods, List.of(new Parcel("S-1-1", "DHL", "T-1", null, goods)));
      knowing.confirm(order, List.of(all), List.of());
      WriteBack again = knowing.confirm(order, List.of(all), List.of());

      assertThat(view(order).items()).noneMatch(ScayleOrderView.Item::open);
      assertThat(again)
          .isInstanceOfSatisfying(
              WriteBack.Shown.class, shown -> assertThat(shown.wrote()).isFalse());
    }

    @Test
    void are_cancelled_with_the_last_of_their_item() throws InterruptedException {
      OrderId order = Tenant.place(standIn, new ScayleSamples(3).next(ScayleSampleKind.SUB_ITEMS));
      SourceLine wrapped = knowing.read(order).orElseThrow().lines().getFirst();

      knowing.reportCancellation(order, false, part(wrapped.id(), 1));

      assertThat(view(order).items())
          .filteredOn(ScayleOrderView.Item::service)
          .allMatch(ScayleOrderView.Item::cancelled);
      assertThat(view(order).items()).anyMatch(ScayleOrderView.Item::open);
    }

    @Test
    void may_be_left_to_the_platform() throws InterruptedException {
      ScayleReportRules rules = Tenant.reports();
      try (ScayleStandIn following =
          ScayleStandIn.start(
              ScayleOptions.defaults()
                  .with()
                  .clock(clock)
                  .assumptions(Assumptions.defaults().with(SubItemRule.FOLLOW_MAIN_ITEM))
                  .build())) {
        OrderSource leaving =
            Tenant.source(
                Tenant.settings(
                    following.apiUri(),
                    null,
                    Tenant.servicesAre(ScayleSamples.SERVICE_SKU),
                    ScayleAddressRules.ASSUMED,
                    new ScayleReportRules(
                        rules.carriers(),
                        null,
                        null,
                        rules.returnIdentCode(),
                        ScayleReportRules.ServiceAnswer.BY_PLATFORM,
                        1,
                        Duration.ZERO,
                        rules.resendAfter())),
                context);
        OrderId order =
            Tenant.place(following, new ScayleSamples(3).next(ScayleSampleKind.SUB_ITEMS));

        leaving.reportCancellation(order, true, decided(Outcome.CANCELLED));

        assertThat(Tenant.view(following, order).cancelled()).isTrue();
        context.http().connectionPool().evictAll();
      }
    }
  }

  @Nested
  class A_write_that_does_not_show {
    @Test
    void is_not_sent_again_before_its_time() {
      OrderId order = place(1);
      Delivery delivery = delivery(order, "S-1", "T-1", 1);
      standIn.faults().add(FaultRule.once("POST", SHIPMENTS, FaultKind.CONNECTION_RESET));

      assertUnknown(order, delivery);
      assertUnknown(order, delivery);
      assertThat(posts()).isZero();

      clock.pass(Duration.ofMinutes(2));
      source.confirm(order, List.of(delivery), List.of());
      assertThat(writesTo(order)).isEqualTo(1);
    }

    @Test
    void asks_to_be_repeated_when_its_time_is_over_so_that_no_other_process_sends_it_either() {
      OrderId order = place(1);
      Delivery delivery = delivery(order, "S-1", "T-1", 1);
      standIn.faults().add(FaultRule.once("POST", SHIPMENTS, FaultKind.CONNECTION_RESET));

      assertThat(repeatedAfter(order, delivery)).contains(Duration.ofMinutes(2));
      clock.pass(Duration.ofSeconds(90));
      assertThat(repeatedAfter(order, delivery)).contains(Duration.ofSeconds(30));
    }

    private Optional<Duration> repeatedAfter(OrderId order, Delivery delivery) {
      return catchThrowableOfType(
              PlatformFailure.class, () -> source.confirm(order, List.of(delivery), List.of()))
          .retryAfter();
    }

    @Test
    void holds_the_next_parcel_of_the_order_up_and_no_other_order() {
      OrderId order = place(2);
      OrderId other = place(1);
      Delivery first = delivery(order, "S-1", "T-1", 1);
      standIn.faults().add(FaultRule.once("POST", SHIPMENTS, FaultKind.CONNECTION_RESET));
      assertUnknown(order, first);

      assertUnknown(order, delivery(order, "S-2", "T-2", 1));
      source.confirm(other, List.of(delivery(other, "S-1", "T-8", 1)), List.of());

      assertThat(view(order).packages()).isEmpty();
      assertThat(writesTo(other)).isEqualTo(1);
    }

    @Test
    void is_sent_again_at_once_where_the_platform_said_that_it_did_nothing() {
      OrderId order = place(1);
      Delivery delivery = delivery(order, "S-1", "T-1", 1);
      standIn.faults().add(FaultRule.once("POST", SHIPMENTS, FaultKind.RATE_LIMITED));

      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> source.confirm(order, List.of(delivery), List.of()))
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.RATE_LIMITED);
      source.confirm(order, List.of(delivery), List.of());

      assertThat(writesTo(order)).isEqualTo(1);
    }

    private void assertUnknown(OrderId order, Delivery delivery) {
      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> source.confirm(order, List.of(delivery), List.of()))
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    private long posts() {
      return standIn.ledger().facts("PACKAGE_SHIPPED").size();
    }
  }

  @Test
  void a_cancellation_the_platform_is_about_to_make_itself_is_waited_for_and_then_made() {
    OrderId order = place(1);
    standIn.sendCancellationsTo(
        new ScayleEndpoint(URI.create("http://127.0.0.1:9/nobody"), "u", "p"));
    standIn.storefront().cancelByCustomer(Long.parseLong(order.value()));

    source.reportCancellation(order, true, decided(Outcome.CANCELLED));

    assertThat(view(order).cancelled()).isTrue();
    assertThat(writesTo(order)).isEqualTo(1);
  }

  @Test
  void an_order_by_its_public_key_cannot_be_looked_up_and_that_is_said() {
    ScayleOrderRules base = ScayleOrderRules.ASSUMED;
    ScayleOrderRules byPublicKey =
        new ScayleOrderRules(
            ScayleOrderRules.NumberChoice.PUBLIC_KEY,
            base.warehouseField(),
            Map.of("501", "main"),
            base.serviceSkus(),
            base.deliveryServiceFields(),
            base.defaultDeliveryService(),
            base.shippingCosts(),
            base.authorisedStates(),
            base.unpaidBillingStates(),
            base.chargedBillingStates(),
            base.cancelledItemStates(),
            base.forceCloseAfter());
    OrderSource named =
        Tenant.source(
            Tenant.settings(
                standIn.apiUri(), null, byPublicKey, ScayleAddressRules.ASSUMED, Tenant.reports()),
            context);
    OrderId order = place(1);

    SourceOrder read = named.read(order).orElseThrow();
    assertThat(read.number()).isEqualTo(view(order).publicKey());
    assertThat(read.lines().getFirst().supplyChannel()).isEqualTo("main");
    assertThatExceptionOfType(PlatformFailure.class)
        .isThrownBy(() -> named.findByNumber("P-1"))
        .withMessageContaining("cannot look an order up by its public key");
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"HTML_PAGE", "RATE_LIMITED", "TRUNCATED_BODY", "EMPTY_OK", "DROP_REPLY"})
  void a_reading_that_fails_is_never_taken_for_absence(FaultKind fault) {
    OrderId order = place(1);
    standIn.faults().add(FaultRule.once("GET", ORDERS, fault));

    assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> source.read(order));
  }

  @Test
  void a_throttle_by_key_alone_is_one_whatever_its_status() {
    OrderId order = place(1);
    standIn
        .faults()
        .add(
            FaultRule.once("GET", ORDERS, FaultKind.ERROR_BEFORE_COMMIT)
                .status(400)
                .code("RATE_LIMIT_EXCEED"));

    assertThatExceptionOfType(PlatformFailure.class)
        .isThrownBy(() -> source.read(order))
        .satisfies(failure -> {
          assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
          assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
        });
  }

  @Test
  void nothing_personal_stands_in_the_wire_log() throws InterruptedException {
    Logger wire = (Logger) LoggerFactory.getLogger("dev.lockstep.wire");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    wire.addAppender(lines);
    Level before = wire.getEffectiveLevel();
    wire.setLevel(Level.TRACE);
    try {
      ScayleSamples samples = new ScayleSamples(7);
      for (ScayleSampleKind kind : ScayleSampleKind.values()) {
        OrderId order = Tenant.place(standIn, samples.next(kind));
        source.read(order);
        source.reportCancellation(order, true, decided(Outcome.TOO_LATE));
      }
      String log =
          lines.list.stream()
              .map(ILoggingEvent::getFormattedMessage)
              .collect(Collectors.joining("\n"));
      assertThat(log).contains("orders/{id}\"", "\"status\":200", "\"received\":{");
      assertThat(samples.personalData()).isNotEmpty().noneMatch(log::contains);
      assertThat(log).doesNotContain(ScayleOptions.TOKEN);
    } finally {
      wire.setLevel(before);
      wire.detachAppender(lines);
    }
  }

  private SourceOrder read(OrderId order) {
    return source.read(order).orElseThrow();
  }

  private ScayleOrderView view(OrderId order) {
    return Tenant.view(standIn, order);
  }

  private static CancellationDecision part(LineId line, int units) {
    return decided(Outcome.PARTLY_CANCELLED, new LineQuantity(line, Quantity.of(units)));
  }

  private static CancellationDecision decided(Outcome outcome, LineQuantity... cancelled) {
    return new CancellationDecision(
        CancellationDecision.VERSION,
        outcome,
        null,
        Instant.parse("2026-11-21T12:00:00Z"),
        List.of(cancelled),
        "Decided.");
  }
}
