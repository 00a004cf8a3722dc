package dev.lockstep.platform.scayle;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.platform.Platform;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookFinding;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** SCAYLE: an order source. */
public final class ScaylePlatform implements Platform<ScayleSettings, ScayleWebhookSettings> {

  @Override
  public String name() {
    return "scayle";
  }

  @Override
  public Class<ScayleSettings> settings() {
    return ScayleSettings.class;
  }

  @Override
  public Class<ScayleWebhookSettings> webhookSettings() {
    return ScayleWebhookSettings.class;
  }

  @Override
  public Optional<OrderSource> orderSource(
      ConnectionId connection, ScayleSettings settings, PlatformContext context) {
    return Optional.of(ScayleOrderSource.connect(connection, settings, context));
  }

  @Override
  public Optional<Warehouse> warehouse(
      ConnectionId connection, ScayleSettings settings, PlatformContext context) {
    return Optional.empty();
  }

  @Override
  public List<WebhookFinding> inspectWebhooks(
      ConnectionId connection,
      ScayleSettings settings,
      ScayleWebhookSettings webhookSettings,
      Optional<URI> receiver,
      PlatformContext context) {
    return new ScayleWebhookInspection(
            connection,
            settings,
            webhookSettings,
            receiver,
            ScayleConnection.api(connection, settings, settings.pace(), context))
        .findings();
  }

  @Override
  public WebhookDecoder webhooks(
      ConnectionId connection,
      ScayleSettings settings,
      ScayleWebhookSettings webhookSettings,
      PlatformContext context) {
    return ScayleWebhookDecoder.connect(connection, settings, webhookSettings, context);
  }
}
