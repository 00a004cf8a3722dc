package dev.lockstep.worker.config;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.Setting;
import dev.lockstep.platform.Platform;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookFinding;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One account on one platform.
 *
 * @param activitiesPerSecond shared by all workers: Temporal hands out no more than these
 */
public record ConnectionConfig<C extends Record, W extends Record>(
    Platform<C, W> platform, double activitiesPerSecond, C settings) {

  /** The keys every connection has, whatever its platform; those of the platform stand beside. */
  record Common(
      @Setting("Name of the platform.") String platform,
      @Setting(
              value = "Activities started per second, over all workers together.",
              byDefault = "50")
          double activitiesPerSecond) {
    Common {
      if (activitiesPerSecond <= 0) {
        throw new IllegalArgumentException("activitiesPerSecond must be above 0.");
      }
    }
  }

  /** The connection as an order source; empty where its platform is none. */
  public Optional<OrderSource> orderSource(ConnectionId id, PlatformContext context) {
    return platform.orderSource(id, settings, context);
  }

  /** The connection as a warehouse; empty where its platform is none. */
  public Optional<Warehouse> warehouse(ConnectionId id, PlatformContext context) {
    return platform.warehouse(id, settings, context);
  }

  /** The platform's side of the connection's webhooks; see {@link Platform#inspectWebhooks}. */
  public List<WebhookFinding> inspectWebhooks(
      ConnectionId id,
      WebhooksConfig.Endpoint endpoint,
      Optional<URI> receiver,
      PlatformContext context) {
    return platform.inspectWebhooks(
        id, settings, platform.webhookSettings().cast(endpoint.settings()), receiver, context);
  }

  /** The reader of the connection's webhooks. */
  public WebhookDecoder webhooks(
      ConnectionId id, WebhooksConfig.Endpoint endpoint, PlatformContext context) {
    return platform.webhooks(
        id, settings, platform.webhookSettings().cast(endpoint.settings()), context);
  }
}
