package dev.lockstep.sandbox.scayle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.Listener;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryPolicy;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScayleWebhooksTest {
  private final Listener listener = new Listener();
  private Bench bench;

  @BeforeEach
  void start() {
    bench =
        new Bench(options ->
            options
                .webhooks(new ScayleEndpoint(listener.uri(), "hook", "secret"))
                .delivery(new DeliveryPolicy(Duration.ofMillis(5), Duration.ofMillis(10), 8, 4)));
  }

  @AfterEach
  void stop() {
    bench.close();
    listener.close();
  }

  private List<Listener.Post> delivered() {
    try {
      assertThat(bench.standIn.outbox().drain(Duration.ofSeconds(10))).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return listener.rest();
  }

  private static String type(Listener.Post post) {
    return post.json().path("type").asText();
  }

  private List<String> types() {
    return delivered().stream().map(ScayleWebhooksTest::type).collect(Collectors.toList());
  }

  @Test
  void an_event_comes_in_its_envelope_with_basic_credentials_and_the_order() {
    long id = bench.place(ScayleSampleKind.PAID);
    Listener.Post post =
        delivered().stream()
            .filter(delivered -> type(delivered).equals("order-confirmed"))
            .findFirst()
            .orElseThrow();
    JsonNode event = post.json();
    assertThat(post.header("authorization")).isEqualTo("Basic aG9vazpzZWNyZXQ=");
    assertThat(event.path("key").asText()).isNotBlank();
    assertThat(event.at("/meta/tenantKey").asText()).isEqualTo("lockstep");
    assertThat(event.at("/meta/xRequestId").asText()).isNotBlank();
    assertThat(event.at("/locale/countryCode").asText()).isEqualTo("DE");
    assertThat(event.at("/payload/id").asLong()).isEqualTo(id);
  }

  @Test
  void an_order_tells_of_every_step() {
    long id = bench.place(ScayleSampleKind.PAID);
    List<Long> items = bench.items(id);
    bench.ship(id, "P1", items.subList(0, 1));
    bench.cancel(id, items.subList(1, 2));
    bench.ship(id, "P2", items.subList(2, items.size()));
    assertThat(types())
        .containsExactlyInAnyOrder(
            "order-confirmed",
            "order-delegated",
            "order-package-shipped",
            "order-partially-invoiced",
            "order-item-unshippable",
            "order-package-shipped",
            "order-invoiced");
  }

  @Test
  void staff_that_cancels_lets_the_webhooks_tell_the_merchant() {
    long id = bench.place(ScayleSampleKind.PAID);
    delivered();
    bench.standIn.storefront().cancelInPanel(id);
    List<Listener.Post> posts = delivered();
    assertThat(posts)
        .extracting(ScayleWebhooksTest::type)
        .containsExactlyInAnyOrder("order-item-unshippable", "order-cancelled");
    assertThat(posts)
        .filteredOn(post -> type(post).equals("order-item-unshippable"))
        .allSatisfy(post -> {
          assertThat(post.json().at("/payload/items")).hasSize(bench.items(id).size());
          assertThat(post.json().at("/payload/order/id").asLong()).isEqualTo(id);
        });
  }

  @Test
  void a_duplicate_has_the_same_key() {
    bench.standIn.deliveryFaults().add(DeliveryRule.all(DeliveryFault.DUPLICATE));
    bench.place(ScayleSampleKind.UNCONFIRMED);
    long id = bench.place(ScayleSampleKind.PAID);
    bench.standIn.storefront().cancelInPanel(id);
    List<Listener.Post> posts = delivered();
    assertThat(posts.stream().map(post -> post.json().path("key").asText()).distinct())
        .hasSize(posts.size() / 2);
  }

  @Test
  void events_overtake_each_other() {
    bench
        .standIn
        .deliveryFaults()
        .add(new DeliveryRule(DeliveryFault.REORDER, "order-confirmed", 0, 0, 1, 5000));
    long id = bench.place(ScayleSampleKind.PAID);
    bench.standIn.storefront().cancelInPanel(id);
    List<String> types = types();
    assertThat(types).contains("order-confirmed", "order-cancelled");
    assertThat(types.getFirst()).isNotEqualTo("order-confirmed");
  }

  @Test
  void the_credentials_may_be_wrong_once() {
    long id = bench.place(ScayleSampleKind.UNCONFIRMED);
    bench.standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.BAD_SIGNATURE));
    listener.refuseNext(1);
    bench.standIn.storefront().cancelInPanel(id);
    assertThat(delivered())
        .extracting(post -> post.header("authorization").equals("Basic aG9vazpzZWNyZXQ="))
        .containsExactly(false, true);
  }
}
