package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookEnvelope.Opened;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * commercetools' notifications, through whichever configured broker they come: opens the envelope,
 * checks the project, and reads the message as a hint.
 *
 * <p>A message that does not concern Lockstep is acknowledged, since a broker would repeat anything
 * else for days.
 */
public final class CommercetoolsWebhookDecoder implements WebhookDecoder {
  private final ConnectionId connection;
  private final String projectKey;
  private final CommercetoolsWebhookHints hints;
  private final List<CommercetoolsWebhookEnvelope> envelopes;

  /**
   * Reads the messages of one project.
   *
   * @param ourClientId the API client we write with: edits made by it are our own echo
   */
  public CommercetoolsWebhookDecoder(
      ConnectionId connection,
      String projectKey,
      String ourClientId,
      CommercetoolsWebhookSettings settings,
      PlatformContext context) {
    this.connection = connection;
    this.projectKey = projectKey;
    this.hints = new CommercetoolsWebhookHints(ourClientId);
    this.envelopes = envelopes(settings, context);
  }

  private static List<CommercetoolsWebhookEnvelope> envelopes(
      CommercetoolsWebhookSettings settings, PlatformContext context) {
    List<CommercetoolsWebhookEnvelope> open = new ArrayList<>();
    if (settings.pubSub() != null) {
      open.add(
          new CommercetoolsPubSubWebhook(
              settings.pubSub(),
              CommercetoolsWebhookKeys.published(settings.pubSub().keys(), context.http()),
              context.clock()));
    }
    if (settings.eventBridge() != null) {
      open.add(new CommercetoolsEventBridgeWebhook(settings.eventBridge()));
    }
    if (settings.sns() != null) {
      open.add(
          new CommercetoolsSnsWebhook(
              settings.sns(),
              new CommercetoolsSnsWebhookCertificates(
                  settings.sns().hosts(), context.http(), context.clock())));
    }
    if (settings.plain() != null) {
      open.add(new CommercetoolsPlainWebhook(settings.plain()));
    }
    return List.copyOf(open);
  }

  @Override
  public Decoded decode(WebhookRequest request) {
    Decoded refusal = new Decoded.NotGenuine("it carries no proof that a configured broker sends");
    for (CommercetoolsWebhookEnvelope envelope : envelopes) {
      switch (envelope.open(request)) {
        case Opened.Payload payload -> {
          return read(CommercetoolsWebhookJson.innermost(payload.json()));
        }
        case Opened.Confirmation confirmation -> {
          return new Decoded.ConfirmSubscription(confirmation.address());
        }
        case Opened.Nothing nothing -> {
          return new Decoded.Hints(List.of());
        }
        case Opened.Garbled garbled -> {
          return new Decoded.NotUnderstood(garbled.why());
        }
        case Opened.KeysMissing missing -> refusal = new Decoded.NotVerifiable(missing.why());
        case Opened.Forged forged -> refusal = unlessItMayBeGenuine(refusal, forged.why());
        case Opened.Foreign foreign -> {}
      }
    }
    return refusal;
  }

  /** What could not be verified by one broker's keys stays open, whatever another one says. */
  private static Decoded unlessItMayBeGenuine(Decoded refusal, String why) {
    return refusal instanceof Decoded.NotVerifiable ? refusal : new Decoded.NotGenuine(why);
  }

  private Decoded read(JsonNode payload) {
    return switch (payload.path("notificationType").asText()) {
      case "" -> new Decoded.NotUnderstood("notificationType is missing");
      case "Message", "ResourceCreated", "ResourceUpdated", "ResourceDeleted" -> ofProject(payload);
      default -> new Decoded.Hints(List.of());
    };
  }

  private Decoded ofProject(JsonNode payload) {
    if (!projectKey.equals(payload.path("projectKey").textValue())) {
      return new Decoded.NotUnderstood("projectKey is not that of connection " + connection);
    }
    return hints
        .of(payload)
        .<Decoded>map(Decoded.Hints::new)
        .orElseGet(() -> new Decoded.NotUnderstood("the resource or the message has no usable id"));
  }

  @Override
  public String toString() {
    return "CommercetoolsWebhookDecoder[" + connection + "]";
  }
}
