package dev.lockstep.platform.deposco;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.platform.Platform;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.webhook.WebhookDecoder;
import java.util.Optional;

/** Deposco: a warehouse, and nothing else. */
public final class DeposcoPlatform implements Platform<DeposcoSettings, DeposcoWebhookSettings> {

  @Override
  public String name() {
    return "deposco";
  }

  @Override
  public Class<DeposcoSettings> settings() {
    return DeposcoSettings.class;
  }

  @Override
  public Class<DeposcoWebhookSettings> webhookSettings() {
    return DeposcoWebhookSettings.class;
  }

  @Override
  public Optional<OrderSource> orderSource(
      ConnectionId connection, DeposcoSettings settings, PlatformContext context) {
    return Optional.empty();
  }

  @Override
  public Optional<Warehouse> warehouse(
      ConnectionId connection, DeposcoSettings settings, PlatformContext context) {
    return Optional.of(new DeposcoWarehouse(connection, settings, context));
  }

  @Override
  public WebhookDecoder webhooks(
      ConnectionId connection,
      DeposcoSettings settings,
      DeposcoWebhookSettings webhookSettings,
      PlatformContext context) {
    return new DeposcoWebhookDecoder(connection, settings.businessUnit(), webhookSettings);
  }
}
