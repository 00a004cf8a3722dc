package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.port.webhook.AcceptedKeys;
import dev.lockstep.port.webhook.WebhookRequest;
import java.util.Optional;

/**
 * A forwarder of the shop's own: a key in a header or a secret path proves it. It may leave a
 * broker's wrapping on.
 */
final class CommercetoolsPlainWebhook implements CommercetoolsWebhookEnvelope {
  private final String header;
  private final AcceptedKeys keys;
  private final AcceptedKeys paths;

  CommercetoolsPlainWebhook(CommercetoolsWebhookSettings.Plain settings) {
    this.header = settings.header();
    this.keys = new AcceptedKeys(settings.keys());
    this.paths = new AcceptedKeys(settings.paths());
  }

  @Override
  public Opened open(WebhookRequest request) {
    if (request.header(header).isEmpty() && request.secretPath().isEmpty()) {
      return new Opened.Foreign();
    }
    if (!keys.accept(request.header(header)) && !paths.accept(request.secretPath())) {
      return new Opened.Forged("neither the key nor the secret path is one of ours");
    }
    Optional<ObjectNode> body = CommercetoolsWebhookJson.object(request.body());
    if (body.isEmpty()) {
      return new Opened.Garbled("the body is not a JSON object");
    }
    return body.flatMap(CommercetoolsPlainWebhook::unwrapped)
        .<Opened>map(Opened.Payload::new)
        .orElseGet(() -> new Opened.Garbled("the wrapping holds no JSON object"));
  }

  private static Optional<ObjectNode> unwrapped(ObjectNode body) {
    if (body.path("message").has("data")) {
      return CommercetoolsWebhookJson.pubSubData(body);
    }
    if (body.has("TopicArn") && body.has("Message")) {
      return CommercetoolsWebhookJson.text(body, "Message")
          .flatMap(CommercetoolsWebhookJson::object);
    }
    return Optional.of(body);
  }
}
