package dev.lockstep.platform.scend;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.platform.Platform;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.webhook.WebhookDecoder;
import java.util.Optional;

/** Scend: a warehouse, and nothing else. */
public final class ScendPlatform implements Platform<ScendSettings, ScendWebhookSettings> {

  @Override
  public String name() {
    return "scend";
  }

  @Override
  public Class<ScendSettings> settings() {
    return ScendSettings.class;
  }

  @Override
  public Class<ScendWebhookSettings> webhookSettings() {
    return ScendWebhookSettings.class;
  }

  @Override
  public Optional<OrderSource> orderSource(
      ConnectionId connection, ScendSettings settings, PlatformContext context) {
    return Optional.empty();
  }

  @Override
  public Optional<Warehouse> warehouse(
      ConnectionId connection, ScendSettings settings, PlatformContext context) {
    return Optional.of(new ScendWarehouse(connection, settings, context));
  }

  @Override
  public WebhookDecoder webhooks(
      ConnectionId connection,
      ScendSettings settings,
      ScendWebhookSettings webhookSettings,
      PlatformContext context) {
    return new ScendWebhookDecoder(connection, webhookSettings, context);
  }
}
