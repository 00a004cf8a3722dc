package dev.lockstep.platform.commercetools;

import dev.lockstep.port.webhook.AcceptedKeys;
import dev.lockstep.port.webhook.WebhookRequest;

/** EventBridge API destination: the key of its connection in a header, the event as the body. */
final class CommercetoolsEventBridgeWebhook implements CommercetoolsWebhookEnvelope {
  private final String header;
  private final AcceptedKeys keys;

  CommercetoolsEventBridgeWebhook(CommercetoolsWebhookSettings.EventBridge settings) {
    this.header = settings.header();
    this.keys = new AcceptedKeys(settings.keys());
  }

  @Override
  public Opened open(WebhookRequest request) {
    if (request.header(header).isEmpty()) {
      return new Opened.Foreign();
    }
    if (!keys.accept(request.header(header))) {
      return new Opened.Forged("the key of the EventBridge connection is not one of ours");
    }
    return CommercetoolsWebhookJson.object(request.body())
        .<Opened>map(Opened.Payload::new)
        .orElseGet(() -> new Opened.Garbled("the EventBridge event is not a JSON object"));
  }
}
