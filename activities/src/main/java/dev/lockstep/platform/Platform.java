package dev.lockstep.platform;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.webhook.WebhookDecoder;
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

  /** The reader of its webhooks. */
  WebhookDecoder webhooks(
      ConnectionId connection, C settings, W webhookSettings, PlatformContext context);
}
