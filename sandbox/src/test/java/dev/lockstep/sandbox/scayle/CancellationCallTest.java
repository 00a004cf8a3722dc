package dev.lockstep.sandbox.scayle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import dev.lockstep.sandbox.scayle.sample.ScayleSamples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancellationCallTest {
  private final AnsweringMerchant merchant =
      new AnsweringMerchant().answer(201, AnsweringMerchant.SUCCESSFUL);
  private Bench bench;
  private long id;

  @BeforeEach
  void start() {
    open(Assumptions.defaults());
  }

  @AfterEach
  void stop() {
    bench.close();
    merchant.close();
  }

  private void open(Assumptions assumptions) {
    bench =
        new Bench(options -> options.cancellation(merchant.endpoint()).assumptions(assumptions));
    id = bench.place(ScayleSampleKind.TWO_WAREHOUSES);
  }

  private void restart(Assumptions assumptions) {
    bench.close();
    open(assumptions);
  }

  private void cancel() {
    bench.standIn.storefront().cancelByCustomer(id);
    bench.settle();
  }

  private JsonNode asked(int number) {
    return merchant.asked().get(number).body();
  }

  @Test
  void the_merchant_is_asked_by_warehouse_and_names_no_item() {
    cancel();
    JsonNode body = asked(0);
    assertThat(body.path("orderReferenceKey").asText()).isEqualTo(bench.order(id).referenceKey());
    assertThat(body.path("merchantKey").asText()).isEqualTo("lockstep");
    assertThat(body.path("fulfillingMerchantKey").asText()).isEqualTo("lockstep");
    assertThat(body.path("warehouseIds")).hasSize(2);
    JsonNode items = bench.json(id).path("items");
    assertThat(items.path(0).path("warehouseId")).isEqualTo(body.at("/warehouseIds/0"));
    assertThat(merchant.asked().getFirst().authorization()).isEqualTo("Basic c2hvcDpzZWNyZXQ=");
  }

  @Test
  void success_cancels_every_open_item_and_the_order() {
    cancel();
    ScayleOrderView order = bench.order(id);
    assertThat(order.cancelled()).isTrue();
    assertThat(order.items()).extracting(ScayleOrderView.Item::status).containsOnly("cancelled");
    assertThat(order.cancellations())
        .extracting(CallAttempt::outcome)
        .containsExactly(CallAttempt.Outcome.SUCCESS);
  }

  @Test
  void one_warehouse_alone_can_be_cancelled() {
    bench.standIn.storefront().cancelByCustomer(id, List.of(ScayleSamples.NORTH_WAREHOUSE));
    bench.settle();
    assertThat(asked(0).path("warehouseIds")).hasSize(1);
    assertThat(bench.order(id).items())
        .allSatisfy(item ->
            assertThat(item.cancelled())
                .isEqualTo(item.warehouse().equals(ScayleSamples.NORTH_WAREHOUSE)));
    assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
  }

  @Test
  void what_has_shipped_stays_shipped() {
    Long shipped = bench.items(id).getFirst();
    bench.ship(id, "P1", List.of(shipped));
    cancel();
    assertThat(bench.order(id).items().getFirst().cancelled()).isFalse();
    assertThat(bench.order(id).state()).isEqualTo(OrderState.INVOICED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"cancellationResult":"successful"}
          201 | {"cancellationResult":"failed"}
          201 | {}
          409 | {"errorKey":"too_late"}
          503 | ''
          """)
  void anything_else_is_asked_again_until_it_succeeds(int status, String body) {
    merchant.answer(status, body);
    cancel();
    assertThat(bench.order(id).items()).noneMatch(ScayleOrderView.Item::cancelled);
    assertThat(bench.json(id).path("status").asText()).isEqualTo("cancellation_pending");
    merchant.answer(201, AnsweringMerchant.SUCCESSFUL);
    bench.pass(Duration.ofMinutes(3));
    assertThat(bench.order(id).cancelled()).isTrue();
  }

  @Test
  void when_the_schedule_is_used_up_nothing_is_cancelled() {
    merchant.answer(503, "");
    cancel();
    for (Duration pause : Timing.asDocumented().retries()) {
      bench.pass(pause);
    }
    assertThat(merchant.asked()).hasSize(26);
    assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
    assertThat(bench.facts("CANCELLATION_GIVEN_UP")).hasSize(1);
    assertThat(bench.json(id).path("status").asText()).isEqualTo("payment_reserved");
  }

  @Test
  void an_agreed_refusal_ends_the_attempts_without_cancelling() {
    restart(Assumptions.defaults().with(new RefusedAnswer(201, "cancellationResult", "failed")));
    merchant.answer(201, "{\"cancellationResult\":\"failed\"}");
    cancel();
    bench.pass(Duration.ofDays(3));
    assertThat(merchant.asked()).hasSize(1);
    assertThat(bench.order(id).cancellations())
        .extracting(CallAttempt::outcome)
        .containsExactly(CallAttempt.Outcome.REFUSED);
    assertThat(bench.order(id).items()).noneMatch(ScayleOrderView.Item::cancelled);
    assertThat(bench.facts("CANCELLATION_ANSWERED").getFirst().detail().path("result").asText())
        .isEqualTo("failed");
  }

  @Test
  void before_the_merchant_has_the_order_nobody_is_asked() {
    long pended = bench.place(ScayleSampleKind.UNCONFIRMED);
    bench.standIn.storefront().cancelByCustomer(pended);
    bench.settle();
    assertThat(bench.order(pended).cancelled()).isTrue();
    assertThat(merchant.asked()).isEmpty();
  }

  @Test
  void a_finished_order_cannot_be_cancelled() {
    bench.ship(id, "P1", bench.items(id));
    assertThatThrownBy(() -> bench.standIn.storefront().cancelByCustomer(id))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("ORDER_NOT_CANCELLABLE");
    assertThat(merchant.asked()).isEmpty();
  }

  @Test
  void the_key_is_the_current_one_unless_it_is_assumed_to_stay() {
    String placed = bench.order(id).placedKey();
    rename();
    cancel();
    assertThat(asked(0).path("orderReferenceKey").asText()).isEqualTo("OURS-77");
    restart(Assumptions.defaults().with(KeyInCalls.AS_PLACED));
    rename();
    cancel();
    assertThat(asked(1).path("orderReferenceKey").asText()).isEqualTo(placed);
  }

  private void rename() {
    bench.client.put(
        Bench.ORDERS + "/" + id + "/reference-key", Json.object().put("referenceKey", "OURS-77"));
  }

  @Test
  void staff_cancels_without_asking() {
    bench.standIn.storefront().cancelInPanel(id);
    bench.settle();
    assertThat(bench.order(id).cancelled()).isTrue();
    assertThat(merchant.asked()).isEmpty();
  }
}
