package dev.lockstep.platform.scayle;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookRequest;
import java.util.Optional;

/** SCAYLE's calls, told apart by the address they come to. */
public final class ScayleWebhookDecoder implements WebhookDecoder {
  private final ConnectionId connection;
  private final ScayleProof proof;
  private final Delegations delegations;
  private final CancellationCalls cancellations;
  private final Events events;

  ScayleWebhookDecoder(
      ConnectionId connection,
      ScayleSettings settings,
      ScayleWebhookSettings webhookSettings,
      ScayleApi api) {
    this.connection = connection;
    this.proof = new ScayleProof(webhookSettings);
    this.delegations = new Delegations(settings, webhookSettings);
    this.cancellations = new CancellationCalls(settings, webhookSettings, api);
    this.events = new Events(settings, webhookSettings);
  }

  static ScayleWebhookDecoder connect(
      ConnectionId connection,
      ScayleSettings settings,
      ScayleWebhookSettings webhookSettings,
      PlatformContext context) {
    ScaylePace pace = settings.pace().within(webhookSettings.lookUpWithin());
    return new ScayleWebhookDecoder(
        connection,
        settings,
        webhookSettings,
        ScayleConnection.api(connection, settings, pace, context));
  }

  @Override
  public Decoded decode(WebhookRequest request) {
    if (!proof.accepts(request)) {
      return new Decoded.NotGenuine("secret path or credentials are not ours");
    }
    Optional<CallBody> body = CallBody.read(request.body());
    if (body.isEmpty()) {
      return new Decoded.NotUnderstood("the body is not a JSON object");
    }
    return switch (request.topic().orElse("")) {
      case "delegation" -> delegations.read(body.get());
      case "cancellation" -> cancellations.read(body.get());
      case "events" -> events.read(body.get());
      default ->
          new Decoded.NotUnderstood("the address ends in none of delegation, cancellation, events");
    };
  }

  @Override
  public String toString() {
    return "ScayleWebhookDecoder[" + connection + "]";
  }
}
