package dev.lockstep.platform;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookFinding;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The door of one platform's folder: what it is called, how it is configured, what it can be.
 *
 * @param <C> the connection's settings: a record whose components carry {@link
 *     dev.lockstep.common.Setting}
 * @param <W> the settings of its webhooks, likewise
 */
public interface Platform<C extends Record, W extends Record> {

  /** The word for {@code platform:} in the configuration. */
  String name();

  Class<C> settings();

  Class<W> webhookSettings();

  /** The platform as an order source; empty where it is none. */
  Optional<OrderSource> orderSource(ConnectionId connection, C settings, PlatformContext context);

  /** The platform as a warehouse; empty where it is none. */
  Optional<Warehouse> warehouse(ConnectionId connection, C settings, PlatformContext context);

  /**
   * Looks at the platform's side of the webhooks: whether they are there, point at us, get through
   * and carry what is needed. Changes nothing.
   *
   * @param receiver the address that the platform should send to; empty where nobody configured it
   * @return nothing where the platform's API does not tell
   * @throws dev.lockstep.port.PlatformFailure where it could not be found out
   */
  default List<WebhookFinding> inspectWebhooks(
      ConnectionId connection,
      C settings,
      W webhookSettings,
      Optional<URI> receiver,
      PlatformContext context) {
    return List.of();
  }

  /** The reader of its webhooks. */
  WebhookDecoder webhooks(
      ConnectionId connection, C settings, W webhookSettings, PlatformContext context);
}
