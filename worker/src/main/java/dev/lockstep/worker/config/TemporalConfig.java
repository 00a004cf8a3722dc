package dev.lockstep.worker.config;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the durable state lives. */
public record TemporalConfig(
    @Setting(value = "Host and port of Temporal's gRPC frontend.", byDefault = "127.0.0.1:7233")
        String address,
    @Setting(value = "Namespace the orders live in.", byDefault = "default") String namespace,
    @Setting("API key of Temporal Cloud; switches TLS on.") @Nullable Secret apiKey,
    @Setting("TLS to the frontend; {} uses the machine's own trust. Without it: plain text.")
        @Nullable Tls tls,
    @Setting("Address of the Web UI, for links to orders, such as http://127.0.0.1:8233.")
        @Nullable URI webUi) {

  /** TLS, and mutual TLS where certificate and key are given. */
  public record Tls(
      @Setting("Certificates to trust, PEM; without them the machine's own.")
          @Nullable Secret trusted,
      @Setting("Client certificate, PEM; needs its key.") @Nullable Secret certificate,
      @Setting("Private key of the client certificate, PKCS#8 PEM.") @Nullable Secret key,
      @Setting("Name the server's certificate must carry, where it is not the address.")
          @Nullable String serverName) {
    public Tls {
      if ((certificate == null) != (key == null)) {
        throw new IllegalArgumentException("certificate and key come together. Add the other one.");
      }
    }
  }
}
