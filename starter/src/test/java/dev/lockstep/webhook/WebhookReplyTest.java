package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationRequest;
import dev.lockstep.port.webhook.CancellationReplies;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookReply;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Senders that hold the line and insist on an answer of their own. */
class WebhookReplyTest extends WebhookReceiverSetting {
  private static final ConnectionId UNLINKED = new ConnectionId("unlinked");
  private static final WebhookReply ACKNOWLEDGED =
      WebhookReply.json(201, "{\"result\":\"acknowledged\"}");

  @Test
  void the_answer_is_the_one_insisted_on_once_temporal_has_the_order() {
    HttpResponse<String> answer = post(receiver(SHOP), "/webhooks/shop/secret/delegation", "{}");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{\"result\":\"acknowledged\"}");
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(orders.history("order/uk/" + order)).isNotEmpty();
  }

  @Test
  void a_repeat_is_answered_the_same() {
    WebhookReceiver receiver = receiver(SHOP);
    post(receiver, "/webhooks/shop/secret/delegation", "{}");

    assertThat(post(receiver, "/webhooks/shop/secret/delegation", "{}").statusCode())
        .isEqualTo(201);
  }

  @Test
  void nobody_acknowledges_an_order_that_no_link_takes() {
    assertThat(post(receiver(UNLINKED), "/webhooks/unlinked/secret/delegation", "{}").statusCode())
        .isEqualTo(503);
    assertThat(counted("unlinked", "no-link")).isEqualTo(1);
  }

  @Test
  void an_undecided_cancellation_is_asked_again() {
    HttpResponse<String> answer = post(receiver(SHOP), "/webhooks/shop/secret/cancellation", "{}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"result\":\"ask again\"}");
    assertThat(counted("shop", "not-taken")).isEqualTo(1);
  }

  private WebhookReceiver receiver(ConnectionId connection) {
    WebhookDecoder decoder =
        request ->
            request.topic().filter("cancellation"::equals).isPresent()
                ? new Decoded.CancellationAsked(
                    new OrderId(order),
                    new CancellationRequest(1, "call-1", null, null, List.of()),
                    REPLIES)
                : new Decoded.Hints(
                    List.of(new Hint.OrderEdited("d-1", new OrderId(order), null, null)),
                    Optional.of(ACKNOWLEDGED));
    return receiver(orders, Map.of(connection, decoder));
  }

  private static final CancellationReplies REPLIES =
      new CancellationReplies() {
        @Override
        public WebhookReply decided(CancellationDecision decision) {
          return WebhookReply.json(201, "{\"result\":\"" + decision.outcome() + "\"}");
        }

        @Override
        public WebhookReply undecided() {
          return WebhookReply.json(503, "{\"result\":\"ask again\"}");
        }
      };
}
