package dev.lockstep.worker.config;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.Setting;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The receiver of webhooks. */
public record WebhooksConfig(
    @Setting(value = "Address to listen on.", byDefault = "0.0.0.0") String host,
    @Setting(value = "Port to listen on; 0 takes a free one.", byDefault = "8080") int port,
    @Setting(value = "Longest body taken, in bytes; longer ones get 413.", byDefault = "1048576")
        int bodyLimit,
    @Setting("Address at which the platforms reach the receiver, for messages to people.")
        @Nullable URI publicUrl,
    @Setting("Connections that may send, by name, with the settings of their platform's webhooks.")
        Map<ConnectionId, Endpoint> endpoints) {
  public WebhooksConfig {
    Ports.require(port);
    if (bodyLimit < 1) {
      throw new IllegalArgumentException("bodyLimit must be at least 1.");
    }
  }

  /**
   * One connection's webhooks.
   *
   * @param settings a record of the class that the connection's platform names for it
   */
  public record Endpoint(Record settings) {}
}
