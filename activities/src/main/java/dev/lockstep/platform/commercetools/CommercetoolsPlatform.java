package dev.lockstep.platform.commercetools;

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

/** commercetools: an order source. */
public final class CommercetoolsPlatform
    implements Platform<CommercetoolsSettings, CommercetoolsWebhookSettings> {

  @Override
  public String name() {
    return "commercetools";
  }

  @Override
  public Class<CommercetoolsSettings> settings() {
    return CommercetoolsSettings.class;
  }

  @Override
  public Class<CommercetoolsWebhookSettings> webhookSettings() {
    return CommercetoolsWebhookSettings.class;
  }

  @Override
  public Optional<OrderSource> orderSource(
      ConnectionId connection, CommercetoolsSettings settings, PlatformContext context) {
    return Optional.of(CommercetoolsOrderSource.connect(connection, settings, context));
  }

  @Override
  public Optional<Warehouse> warehouse(
      ConnectionId connection, CommercetoolsSettings settings, PlatformContext context) {
    return Optional.empty();
  }

  @Override
  public List<WebhookFinding> inspectWebhooks(
      ConnectionId connection,
      CommercetoolsSettings settings,
      CommercetoolsWebhookSettings webhookSettings,
      Optional<URI> receiver,
      PlatformContext context) {
    return new CommercetoolsWebhookInspection(
            settings,
            webhookSettings,
            CommercetoolsConnection.api(connection, settings, context),
            context.clock())
        .findings();
  }

  @Override
  public WebhookDecoder webhooks(
      ConnectionId connection,
      CommercetoolsSettings settings,
      CommercetoolsWebhookSettings webhookSettings,
      PlatformContext context) {
    return new CommercetoolsWebhookDecoder(
        connection, settings.projectKey(), settings.clientId(), webhookSettings, context);
  }
}
