package dev.lockstep.platform.cin7core;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.platform.Platform;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.webhook.WebhookDecoder;
import java.util.Optional;

/** Cin7 Core: an order source. */
public final class Cin7CorePlatform implements Platform<Cin7CoreSettings, Cin7CoreWebhookSettings> {

  @Override
  public String name() {
    return "cin7-core";
  }

  @Override
  public Class<Cin7CoreSettings> settings() {
    return Cin7CoreSettings.class;
  }

  @Override
  public Class<Cin7CoreWebhookSettings> webhookSettings() {
    return Cin7CoreWebhookSettings.class;
  }

  @Override
  public Optional<OrderSource> orderSource(
      ConnectionId connection, Cin7CoreSettings settings, PlatformContext context) {
    return Optional.of(Cin7CoreOrderSource.connect(connection, settings, context));
  }

  @Override
  public Optional<Warehouse> warehouse(
      ConnectionId connection, Cin7CoreSettings settings, PlatformContext context) {
    return Optional.empty();
  }

  @Override
  public WebhookDecoder webhooks(
      ConnectionId connection,
      Cin7CoreSettings settings,
      Cin7CoreWebhookSettings webhookSettings,
      PlatformContext context) {
    return new Cin7CoreWebhookDecoder(connection, webhookSettings, context.clock());
  }
}
