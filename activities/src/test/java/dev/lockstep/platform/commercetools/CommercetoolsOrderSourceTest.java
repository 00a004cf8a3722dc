package dev.lockstep.platform.commercetools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.OrderSource.WriteBack;
import dev.lockstep.port.OrderSourceContract;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.commercetools.OrderView;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The contract over the stand-in, and what only commercetools has. */
class CommercetoolsOrderSourceTest extends OrderSourceContract {
  private static final String ORDERS = "/sandbox/orders/*";

  private final CommercetoolsStandIn standIn =
      CommercetoolsStandIn.start(CommercetoolsOptions.defaults());
  private final PlatformContext context = TestProject.context();
  private final OrderSource source = source("warehouse-export");

  private OrderSource source(@Nullable String syncChannel) {
    return new CommercetoolsPlatform()
        .orderSource(
            new ConnectionId("shop"), TestProject.settings(standIn.baseUri(), syncChannel), context)
        .orElseThrow();
  }

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
    ObjectNode order = TestProject.order(quantities);
    order.put("orderNumber", "N-" + UUID.randomUUID());
    return id(standIn.merchant().place(order));
  }

  @Override
  protected OrderId unknown() {
    return new OrderId(UUID.randomUUID().toString());
  }

  @Override
  protected int writesTo(OrderId order) {
    return (int)
        standIn.ledger().facts("ORDER_UPDATED").stream()
            .filter(fact -> fact.subject().equals(order.value()))
            .filter(fact ->
                fact.detail().path("clientId").asText().equals(CommercetoolsOptions.CLIENT_ID))
            .count();
  }

  @Override
  protected void failNextRead() {
    standIn.faults().add(FaultRule.once("GET", ORDERS, FaultKind.ERROR_BEFORE_COMMIT));
  }

  @Override
  protected void loseNextAnswer() {
    standIn.faults().add(FaultRule.once("POST", ORDERS, FaultKind.DROP_REPLY));
  }

  @Override
  protected void failNextWriteAfterwards() {
    standIn.faults().add(FaultRule.once("POST", ORDERS, FaultKind.ERROR_AFTER_COMMIT));
  }

  @Override
  protected void conflictOnNextWrite() {
    standIn.faults().add(FaultRule.once("POST", ORDERS, FaultKind.CONFLICT));
  }

  @Override
  protected void conflictOnEveryWrite() {
    standIn.faults().add(FaultRule.on("POST", ORDERS, FaultKind.CONFLICT));
  }

  @Override
  protected void takeNoWrites() {
    standIn.faults().add(FaultRule.on("POST", ORDERS, FaultKind.ERROR_BEFORE_COMMIT));
  }

  @Override
  protected void refuseNextWrite() {
    standIn
        .faults()
        .add(
            FaultRule.once("POST", ORDERS, FaultKind.ERROR_BEFORE_COMMIT)
                .status(400)
                .code("InvalidOperation"));
  }

  @Override
  protected String payment(OrderId order) {
    return standIn.merchant().charge(order.value()).path("id").asText();
  }

  @Override
  protected String number(OrderId order) {
    return document(order).path("orderNumber").asText();
  }

  @Override
  protected Optional<OrderSource> withoutReleaseNote() {
    return Optional.of(source(null));
  }

  @Override
  protected List<String> releaseNotes(OrderId order) {
    return StreamSupport.stream(document(order).path("syncInfo").spliterator(), false)
        .flatMap(entry -> Arrays.stream(entry.path("externalId").asText().split(",")))
        .toList();
  }

  @Nested
  class Shipment_state {
    @Test
    void is_partial_until_all_goods_are_delivered_and_then_shipped() {
      OrderId order = place(2, 1);
      Delivery first = delivery(order, "S-1", "T-1", 2, 0);
      source.confirm(order, List.of(first), List.of());
      assertThat(view(order).shipmentState()).isEqualTo("Partial");

      source.confirm(order, List.of(first, delivery(order, "S-2", "T-2", 0, 1)), List.of());
      assertThat(view(order).shipmentState()).isEqualTo("Shipped");
    }

    @Test
    void counts_what_will_never_come_as_done() {
      OrderId order = place(2, 1);
      Delivery first = delivery(order, "S-1", "T-1", 2, 0);
      LineQuantity rest = delivery(order, "S-2", "T-2", 0, 1).lines().getFirst();

      source.confirm(order, List.of(first), List.of(rest));

      assertThat(view(order).shipmentState()).isEqualTo("Shipped");
    }

    @Test
    void stands_in_the_same_request_as_the_delivery() {
      OrderId order = place(1);

      source.confirm(order, List.of(delivery(order, "S-1", "T-1", 1)), List.of());

      assertThat(standIn.ledger().facts("ORDER_UPDATED").getLast().detail().path("actions"))
          .extracting(action -> action.asText())
          .containsExactly("addDelivery", "changeShipmentState");
    }

    @Test
    void that_somebody_set_further_is_left_alone() {
      OrderId order = place(1);
      standIn.merchant().update(order.value(), Actions.shipmentState("Delivered"));

      source.confirm(order, List.of(delivery(order, "S-1", "T-1", 1)), List.of());

      assertThat(view(order).shipmentState()).isEqualTo("Delivered");
    }
  }

  @Nested
  class Deliveries_on_unusual_orders {
    @Test
    void of_several_shipping_methods_go_under_the_key_of_one() {
      ObjectNode draft = TestProject.order(1);
      ObjectNode shippingInfo = (ObjectNode) draft.remove("shippingInfo");
      draft.put("shippingMode", "Multiple");
      draft
          .putArray("shipping")
          .addObject()
          .put("shippingKey", "home")
          .<ObjectNode>set("shippingInfo", shippingInfo)
          .set("shippingAddress", draft.remove("shippingAddress"));
      OrderId order = id(standIn.merchant().place(draft));
      Delivery delivery = delivery(order, "S-1", "T-1", 1);

      source.confirm(order, List.of(delivery), List.of());

      SourceOrder read = source.read(order).orElseThrow();
      assertThat(read.deliveries()).containsExactly(delivery);
      assertThat(read.shippingAddress()).isNotNull();
      assertThat(read.deliveryService()).isEqualTo("Standard");
    }

    @Test
    void without_a_shipping_method_become_a_state_and_a_field() {
      ObjectNode draft = TestProject.order(1);
      draft.remove("shippingInfo");
      OrderId order = id(standIn.merchant().place(draft));
      List<Delivery> deliveries = List.of(delivery(order, "S-1", "T-1", 1));

      source.confirm(order, deliveries, List.of());
      WriteBack again = source.confirm(order, deliveries, List.of());

      assertThat(view(order).shipmentState()).isEqualTo("Shipped");
      assertThat(document(order).at("/custom/fields/tracking").asText()).isEqualTo("T-1");
      assertThat(again)
          .isInstanceOfSatisfying(
              WriteBack.Shown.class, shown -> assertThat(shown.wrote()).isFalse());
      assertThat(source.read(order).orElseThrow().canCarryDeliveries()).isFalse();
    }

    @Test
    void carry_the_carrier_by_the_shops_name_for_it() {
      OrderId order = place(1);
      Delivery delivery = delivery(order, "S-1", "T-1", 1);
      Parcel parcel = delivery.parcels().getFirst();
      Parcel coded = new Parcel(parcel.key(), "DHLPARCEL", "T-1", null, parcel.lines());

      source.confirm(
          order, List.of(new Delivery("S-1", delivery.lines(), List.of(coded))), List.of());

      assertThat(view(order).deliveries().getFirst().parcels().getFirst().carrier())
          .isEqualTo("DHL");
    }

    @Test
    void an_unkeyed_delivery_of_somebody_else_counts_against_what_was_ordered() {
      OrderId order = place(1);
      Delivery delivery = delivery(order, "S-1", "T-1", 1);
      ObjectNode theirs = Actions.addDelivery("X-1", Optional.empty(), delivery);
      theirs.remove(List.of("deliveryKey", "parcels"));
      standIn.merchant().update(order.value(), theirs);

      assertThat(source.confirm(order, List.of(delivery), List.of()))
          .isEqualTo(
              new WriteBack.Refused(
                  "more delivered than ordered, line=" + delivery.lines().getFirst().line()));
    }
  }

  @Nested
  class A_refused_cancellation {
    private final CancellationDecision late =
        new CancellationDecision(
            1,
            CancellationDecision.Outcome.TOO_LATE,
            "Picked",
            Instant.parse("2026-11-21T12:00:00Z"),
            List.of(),
            "Too late.");

    @Test
    void leaves_its_evidence_in_the_field() {
      OrderId order = place(1);

      source.reportCancellation(order, true, late);

      assertThat(document(order).at("/custom/fields/cancellation").asText())
          .isEqualTo("TOO_LATE: Picked");
    }

    @Test
    void keeps_the_custom_fields_of_others() {
      OrderId order = place(1);
      StoredOrder bare =
          new StoredOrder(
              Reading.of(new ConnectionId("shop"), document(order)),
              new Bundles("external-id", "parent"));
      standIn
          .merchant()
          .update(
              order.value(),
              Actions.field(bare, "lockstep-order", "giftMessage", "x").orElseThrow());

      source.reportCancellation(order, true, late);

      assertThat(view(order).customFields()).containsOnlyKeys("giftMessage", "cancellation");
    }
  }

  @Nested
  class Money_and_holds {
    @Test
    void charges_of_all_payments_are_summed() {
      OrderId order = place(2);
      standIn.merchant().charge(order.value());

      SourceOrder read = source.read(order).orElseThrow();

      assertThat(read.payment().due().minorUnits()).isEqualTo(2500);
      assertThat(read.payment().charged()).isEqualTo(read.payment().due());
      assertThat(read.payment().onHold()).isFalse();
      assertThat(read.shipping()).hasToString("5.00 EUR");
    }

    @Test
    void a_write_of_ours_is_known_as_ours() {
      OrderId order = place(1);
      assertThat(source.read(order).orElseThrow().lastWriteByUs()).isFalse();

      source.confirm(order, List.of(delivery(order, "S-1", "T-1", 1)), List.of());

      assertThat(source.read(order).orElseThrow().lastWriteByUs()).isTrue();
    }

    @Test
    void an_expired_token_is_nobodys_problem() {
      OrderId order = place(1);
      source.read(order);
      standIn.expireTokens();

      assertThat(source.read(order)).isPresent();
    }
  }

  @Nested
  class When_nothing_comes_back {
    @Test
    void again_and_again_the_outcome_stays_unknown_and_nothing_is_written_twice() {
      OrderId order = place(1);
      Delivery delivery = delivery(order, "S-1", "T-1", 1);
      standIn.faults().add(FaultRule.on("POST", ORDERS, FaultKind.CONNECTION_RESET));

      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> source.confirm(order, List.of(delivery), List.of()))
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      standIn.faults().clear();
      source.confirm(order, List.of(delivery), List.of());
      assertThat(writesTo(order)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
        value = FaultKind.class,
        names = {"EMPTY_OK", "TRUNCATED_BODY", "HTML_PAGE", "CONNECTION_RESET"})
    void usable_one_write_is_made_all_the_same(FaultKind fault) {
      OrderId order = place(1);
      Delivery delivery = delivery(order, "S-1", "T-1", 1);
      standIn.faults().add(FaultRule.once("POST", ORDERS, fault));

      source.confirm(order, List.of(delivery), List.of());

      assertThat(writesTo(order)).isEqualTo(1);
      assertThat(source.read(order).orElseThrow().deliveries()).containsExactly(delivery);
    }
  }

  @Test
  void nothing_personal_stands_in_the_wire_log() {
    Logger wire = (Logger) LoggerFactory.getLogger("dev.lockstep.wire");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    wire.addAppender(lines);
    Level before = wire.getEffectiveLevel();
    wire.setLevel(Level.TRACE);
    try {
      SampleOrders samples = new SampleOrders(7);
      for (SampleKind kind : SampleKind.values()) {
        OrderId order = id(standIn.merchant().place(samples.next(kind)));
        source.read(order);
        source.acknowledgeRelease(order, FulfilmentRef.whole(order), "SC-1");
      }
      String log =
          lines.list.stream()
              .map(ILoggingEvent::getFormattedMessage)
              .collect(Collectors.joining("\n"));
      assertThat(log)
          .contains(
              "\"method\":\"POST\",\"path\":\"orders/{id}\"", "\"status\":200", "\"received\":{");
      assertThat(samples.personalData()).isNotEmpty().noneMatch(log::contains);
      assertThat(log).doesNotContain(CommercetoolsOptions.CLIENT_SECRET, "Bearer");
    } finally {
      wire.setLevel(before);
      wire.detachAppender(lines);
    }
  }

  private OrderView view(OrderId order) {
    return standIn.orders().stream()
        .filter(view -> view.id().equals(order.value()))
        .findFirst()
        .orElseThrow();
  }

  private ObjectNode document(OrderId order) {
    return standIn.order(order.value()).orElseThrow();
  }

  private static OrderId id(ObjectNode order) {
    return new OrderId(order.path("id").asText());
  }
}
