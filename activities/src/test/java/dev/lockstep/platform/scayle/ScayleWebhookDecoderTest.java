package dev.lockstep.platform.scayle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookReply;
import dev.lockstep.port.webhook.WebhookRequest;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.scayle.Assumptions;
import dev.lockstep.sandbox.scayle.CallAttempt;
import dev.lockstep.sandbox.scayle.OrderState;
import dev.lockstep.sandbox.scayle.RefusedAnswer;
import dev.lockstep.sandbox.scayle.ScayleOptions;
import dev.lockstep.sandbox.scayle.ScayleOrderView;
import dev.lockstep.sandbox.scayle.ScayleStandIn;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import dev.lockstep.sandbox.scayle.sample.ScayleSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SCAYLE's three kinds of calls, as the stand-in makes them. */
class ScayleWebhookDecoderTest {
  private final Tenant.Clock clock = new Tenant.Clock();
  private final PlatformContext context = Tenant.context(clock);
  private final CallsOfTheShop calls;
  private final ScayleStandIn standIn;
  private final OrderSource source;
  private final WebhookDecoder decoder;

  ScayleWebhookDecoderTest() throws IOException {
    calls = new CallsOfTheShop();
    standIn =
        ScayleStandIn.start(
            ScayleOptions.defaults()
                .with()
                .clock(clock)
                .delegation(calls.endpoint("delegation"))
                .cancellation(calls.endpoint("cancellation"))
                .webhooks(calls.endpoint("events"))
                .assumptions(
                    Assumptions.defaults()
                        .with(new RefusedAnswer(201, "cancellationResult", "rejected")))
                .build());
    source = Tenant.source(Tenant.settings(standIn), context);
    decoder = decoder(Tenant.webhooks(), Tenant.settings(standIn));
  }

  @BeforeEach
  void listen() {
    calls.readBy(decoder);
  }

  @AfterEach
  void stop() {
    context.http().connectionPool().evictAll();
    standIn.close();
    calls.close();
  }

  @Nested
  class A_delegation {
    @Test
    void is_acknowledged_and_hints_at_the_order() throws InterruptedException {
      OrderId order = Tenant.place(standIn, 2);

      ScayleOrderView view = Tenant.view(standIn, order);
      assertThat(view.state()).isEqualTo(OrderState.DELEGATED);
      assertThat(calls.hints())
          .filteredOn(Hint.OrderPlaced.class::isInstance)
          .singleElement()
          .isInstanceOfSatisfying(
              Hint.OrderPlaced.class,
              hint -> {
                assertThat(hint.order()).isEqualTo(order);
                assertThat(hint.orderNumber()).isEqualTo(view.referenceKey());
              });
    }

    @Test
    void that_is_repeated_is_answered_the_same_under_the_same_event() throws InterruptedException {
      OrderId order = Tenant.place(standIn, 1);
      standIn.storefront().delegateAgain(Long.parseLong(order.value()));
      standIn.settle(Duration.ofSeconds(10));

      assertThat(Tenant.view(standIn, order).delegations())
          .extracting(CallAttempt::outcome)
          .containsExactly(CallAttempt.Outcome.SUCCESS, CallAttempt.Outcome.SUCCESS);
      assertThat(
              calls.hints().stream()
                  .filter(Hint.OrderPlaced.class::isInstance)
                  .map(Hint::eventId)
                  .distinct())
          .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ScayleSampleKind.class)
    void of_any_sample_is_never_objected_to(ScayleSampleKind kind) throws InterruptedException {
      OrderId order = Tenant.place(standIn, new ScayleSamples(5).next(kind));
      if (kind == ScayleSampleKind.UNCONFIRMED) {
        standIn.storefront().confirmPayment(Long.parseLong(order.value()));
        standIn.settle(Duration.ofSeconds(10));
      }

      assertThat(Tenant.view(standIn, order).state()).isEqualTo(OrderState.DELEGATED);
    }

    @Test
    void names_the_order_by_the_key_it_came_with_where_the_settings_say_so() {
      ScayleWebhookSettings base = Tenant.webhooks();
      WebhookDecoder naming =
          decoder(
              new ScayleWebhookSettings(
                  base.paths(),
                  base.credentials(),
                  null,
                  ScayleWebhookSettings.AcknowledgedAs.REFERENCE_KEY,
                  201,
                  "rejected",
                  base.lookUpWithin()),
              Tenant.settings(standIn));

      assertThat(naming.decode(request("delegation", DELEGATION)))
          .isInstanceOfSatisfying(
              Decoded.Hints.class,
              read ->
                  assertThat(read.reply())
                      .contains(
                          WebhookReply.json(
                              201,
                              "{\"referenceKey\":\"fapl-1\",\"orderDelegationResult\":\"acknowledged\"}")));
    }

    @Test
    void with_its_id_as_a_text_is_the_same_event() {
      String texts = DELEGATION.replace("77", "\"77\"").replace("901", "\"901\"");

      assertThat(decoder.decode(request("delegation", texts)))
          .isEqualTo(decoder.decode(request("delegation", DELEGATION)));
    }

    @Test
    void for_another_merchant_is_turned_away() {
      assertThat(
              decoder.decode(
                  request("delegation", DELEGATION.replace("lockstep", "somebody-else"))))
          .isEqualTo(new Decoded.NotUnderstood("the merchant is not one of merchantKeys"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"{}", "{\"orderId\":null}", "{\"orderId\":1.5}", "{\"orderId\":\"../1\"}"})
    void without_an_order_is_not_understood(String body) {
      assertThat(decoder.decode(request("delegation", body)))
          .isEqualTo(new Decoded.NotUnderstood("orderId is missing or not a number"));
    }
  }

  @Nested
  class A_cancellation {
    @Test
    void of_everything_is_asked_as_the_whole_order_and_granted() throws InterruptedException {
      OrderId order = Tenant.place(standIn, 2, 1);
      calls.decideBy(asked -> Optional.of(decision(Outcome.CANCELLED)));

      standIn.storefront().cancelByCustomer(Long.parseLong(order.value()));
      standIn.settle(Duration.ofSeconds(10));

      assertThat(asked().order()).isEqualTo(order);
      assertThat(asked().request().wholeOrder()).isTrue();
      assertThat(lastAnswer(order).outcome()).isEqualTo(CallAttempt.Outcome.SUCCESS);
      assertThat(Tenant.view(standIn, order).cancelled()).isTrue();
    }

    @Test
    void of_one_warehouse_names_its_lines_and_is_granted_where_all_of_them_are()
        throws InterruptedException {
      OrderId order = twoWarehouses();
      SourceLine north = source.read(order).orElseThrow().lines().getLast();
      calls.decideBy(asked ->
          Optional.of(
              decision(Outcome.PARTLY_CANCELLED, new LineQuantity(north.id(), Quantity.of(1)))));

      standIn
          .storefront()
          .cancelByCustomer(Long.parseLong(order.value()), List.of(ScayleSamples.NORTH_WAREHOUSE));
      standIn.settle(Duration.ofSeconds(10));

      assertThat(asked().request().lines())
          .containsExactly(new LineQuantity(north.id(), Quantity.of(1)));
      assertThat(lastAnswer(order).outcome()).isEqualTo(CallAttempt.Outcome.SUCCESS);
      assertThat(source.read(order).orElseThrow().lines())
          .extracting(SourceLine::cancelled)
          .containsExactly(Quantity.ZERO, Quantity.of(1));
    }

    @Test
    void of_what_is_left_to_come_is_the_whole_order() throws InterruptedException {
      OrderId order = twoWarehouses();
      SourceLine main = source.read(order).orElseThrow().lines().getFirst();
      source.reportCancellation(
          order,
          false,
          decision(Outcome.PARTLY_CANCELLED, new LineQuantity(main.id(), Quantity.of(2))));

      standIn
          .storefront()
          .cancelByCustomer(Long.parseLong(order.value()), List.of(ScayleSamples.NORTH_WAREHOUSE));
      standIn.settle(Duration.ofSeconds(10));

      assertThat(asked().request().wholeOrder()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
        value = Outcome.class,
        names = {"TOO_LATE", "PARTLY_CANCELLED"})
    void that_comes_too_late_is_refused_in_the_words_of_the_settings(Outcome outcome)
        throws InterruptedException {
      OrderId order = Tenant.place(standIn, 2);
      calls.decideBy(asked -> Optional.of(decision(outcome)));

      standIn.storefront().cancelByCustomer(Long.parseLong(order.value()));
      standIn.settle(Duration.ofSeconds(10));

      assertThat(lastAnswer(order).status()).isEqualTo(201);
      assertThat(lastAnswer(order).result()).isEqualTo("rejected");
      assertThat(lastAnswer(order).outcome()).isEqualTo(CallAttempt.Outcome.REFUSED);
      assertThat(Tenant.view(standIn, order).items()).noneMatch(ScayleOrderView.Item::cancelled);
    }

    @Test
    void that_nobody_has_decided_is_asked_again_under_the_same_id() throws InterruptedException {
      OrderId order = Tenant.place(standIn, 2);
      standIn.storefront().cancelByCustomer(Long.parseLong(order.value()));
      standIn.settle(Duration.ofSeconds(10));
      assertThat(lastAnswer(order).status()).isEqualTo(503);
      String first = asked().request().requestId();

      calls.decideBy(asked -> Optional.of(decision(Outcome.CANCELLED)));
      clock.pass(Duration.ofMinutes(3));
      standIn.settle(Duration.ofSeconds(10));

      assertThat(lastAnswer(order).outcome()).isEqualTo(CallAttempt.Outcome.SUCCESS);
      assertThat(asked().request().requestId()).isEqualTo(first);
    }

    @Test
    void whose_units_are_cancelled_already_is_granted_without_asking_anybody()
        throws InterruptedException {
      OrderId order = Tenant.place(standIn, 2);
      String body = cancellation(Tenant.view(standIn, order).referenceKey());
      source.reportCancellation(order, true, decision(Outcome.CANCELLED));

      assertThat(decoder.decode(request("cancellation", body)))
          .isInstanceOfSatisfying(
              Decoded.Hints.class,
              read ->
                  assertThat(read.reply().orElseThrow().body())
                      .contains("\"cancellationResult\":\"successful\""));
    }

    @Test
    void of_an_order_that_cannot_be_looked_up_is_asked_again() throws InterruptedException {
      OrderId order = Tenant.place(standIn, 1);
      String body = cancellation(Tenant.view(standIn, order).referenceKey());
      standIn
          .faults()
          .add(FaultRule.once("GET", "/api/admin/v1/**", FaultKind.ERROR_BEFORE_COMMIT));

      assertThat(decoder.decode(request("cancellation", body)))
          .isEqualTo(new Decoded.NotVerifiable("the order could not be looked up: UNAVAILABLE"));
      assertThat(decoder.decode(request("cancellation", cancellation("no-such-key"))))
          .isEqualTo(new Decoded.NotVerifiable("no order has this reference key"));
    }

    @Test
    void of_warehouses_the_order_has_nothing_from_is_not_understood() throws InterruptedException {
      OrderId order = Tenant.place(standIn, 1);
      String body = cancellation(Tenant.view(standIn, order).referenceKey()).replace("501", "999");

      assertThat(decoder.decode(request("cancellation", body)))
          .isEqualTo(new Decoded.NotUnderstood("nothing of the order comes from these warehouses"));
    }

    private OrderId twoWarehouses() throws InterruptedException {
      return Tenant.place(
          standIn,
          List.of(
              Tenant.unit("A", 1000, "19", ScayleSamples.MAIN_WAREHOUSE),
              Tenant.unit("A", 1000, "19", ScayleSamples.MAIN_WAREHOUSE),
              Tenant.unit("A", 1000, "19", ScayleSamples.NORTH_WAREHOUSE)));
    }

    private Decoded.CancellationAsked asked() {
      return calls.decoded().stream()
          .filter(Decoded.CancellationAsked.class::isInstance)
          .map(Decoded.CancellationAsked.class::cast)
          .reduce((first, second) -> second)
          .orElseThrow(() -> new AssertionError("No cancellation: " + calls.decoded()));
    }

    private CallAttempt lastAnswer(OrderId order) {
      return Tenant.view(standIn, order).cancellations().getLast();
    }

    private static String cancellation(String key) {
      return """
      {"orderReferenceKey":"%s","fulfillingMerchantKey":"lockstep","merchantKey":"lockstep",
       "companyId":17,"warehouseIds":[501]}
      """
          .formatted(key);
    }
  }

  @Nested
  class An_event {
    @Test
    void of_a_cancellation_in_the_panel_hints_at_an_edit() throws Exception {
      OrderId order = Tenant.place(standIn, 1);

      standIn.storefront().cancelInPanel(Long.parseLong(order.value()));
      standIn.outbox().drain(Duration.ofSeconds(10));

      assertThat(calls.hints())
          .filteredOn(Hint.OrderEdited.class::isInstance)
          .isNotEmpty()
          .allSatisfy(hint -> assertThat(((Hint.OrderEdited) hint).order()).isEqualTo(order));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"order-confirmed", "order-delegated", "order-invoiced", "product-updated", "x"})
    void of_any_other_kind_is_acknowledged_and_forgotten(String type) {
      assertThat(decoder.decode(request("events", event(type))))
          .isEqualTo(new Decoded.Hints(List.of()));
    }

    @Test
    void is_the_same_in_every_repeat() {
      assertThat(decoder.decode(request("events", event("order-cancelled"))))
          .isEqualTo(
              new Decoded.Hints(
                  List.of(
                      new Hint.OrderEdited(
                          "order-cancelled/901/k-1/r-1", new OrderId("901"), null, null))))
          .isEqualTo(decoder.decode(request("events", event("order-cancelled"))));
    }

    @Test
    void about_another_merchants_items_concerns_nobody() {
      String body =
          event("order-item-unshippable")
              .replace(
                  "\"payload\":{\"id\":901",
                  "\"payload\":{\"order\":{\"id\":901},\"items\":[{\"merchant\":{\"referenceKey\":\"other\"}}]");

      assertThat(decoder.decode(request("events", body))).isEqualTo(new Decoded.Hints(List.of()));
    }

    @Test
    void of_another_tenant_is_turned_away_where_the_settings_name_one() {
      ScayleWebhookSettings base = Tenant.webhooks();
      WebhookDecoder strict =
          decoder(
              new ScayleWebhookSettings(
                  base.paths(),
                  base.credentials(),
                  "production",
                  base.acknowledgedAs(),
                  201,
                  "rejected",
                  base.lookUpWithin()),
              Tenant.settings(standIn));

      assertThat(strict.decode(request("events", event("order-cancelled"))))
          .isInstanceOf(Decoded.NotUnderstood.class);
    }

    private static String event(String type) {
      return """
      {"key":"k-1","type":"%s","occurredAt":"2026-11-21T12:00:00+00:00",
       "meta":{"tenantKey":"test","xRequestId":"r-1"},"payload":{"id":901}}
      """
          .formatted(type);
    }
  }

  @Nested
  class Proof {
    @Test
    void is_the_path_and_the_credentials_each_of_those_that_are_valid() {
      assertThat(
              decoder.decode(request("an-older-path", "old:credentials", "delegation", DELEGATION)))
          .isInstanceOf(Decoded.Hints.class);
    }

    @Test
    void fails_with_only_one_of_them() {
      Decoded refused = new Decoded.NotGenuine("secret path or credentials are not ours");

      assertThat(decoder.decode(request("guess", "old:credentials", "delegation", DELEGATION)))
          .isEqualTo(refused);
      assertThat(decoder.decode(request(Tenant.PATH, "old:guess", "delegation", DELEGATION)))
          .isEqualTo(refused);
      assertThat(
              decoder.decode(
                  new WebhookRequest(
                      Map.of(), Optional.of(Tenant.PATH), Optional.of("delegation"), bytes("{}"))))
          .isEqualTo(refused);
      assertThat(
              decoder.decode(
                  new WebhookRequest(
                      Map.of("authorization", List.of("Basic ???")),
                      Optional.of(Tenant.PATH),
                      Optional.of("delegation"),
                      bytes("{}"))))
          .isEqualTo(refused);
    }

    @Test
    void given_a_call_to_another_address_is_not_understood() {
      assertThat(decoder.decode(request("returns", DELEGATION)))
          .isEqualTo(
              new Decoded.NotUnderstood(
                  "the address ends in none of delegation, cancellation, events"));
    }
  }

  private static final String DELEGATION =
      """
      {"id":77,"orderId":901,"orderReferenceKey":"fapl-1","fulfillingMerchantKey":"lockstep",
       "customData":[],"items":[]}
      """;

  private WebhookDecoder decoder(ScayleWebhookSettings webhooks, ScayleSettings settings) {
    assertThat(settings.merchantKeys()).isEqualTo(Set.of("lockstep"));
    return new ScaylePlatform().webhooks(Tenant.CONNECTION, settings, webhooks, context);
  }

  private static WebhookRequest request(String topic, String body) {
    return request(Tenant.PATH, Tenant.USER + ":" + Tenant.PASSWORD, topic, body);
  }

  private static WebhookRequest request(
      String path, String credentials, String topic, String body) {
    String pair = Base64.getEncoder().encodeToString(bytes(credentials));
    return new WebhookRequest(
        Map.of("authorization", List.of("Basic " + pair)),
        Optional.of(path),
        Optional.of(topic),
        bytes(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private CancellationDecision decision(Outcome outcome, LineQuantity... cancelled) {
    return new CancellationDecision(
        CancellationDecision.VERSION,
        outcome,
        null,
        clock.instant(),
        List.of(cancelled),
        "Decided.");
  }
}
