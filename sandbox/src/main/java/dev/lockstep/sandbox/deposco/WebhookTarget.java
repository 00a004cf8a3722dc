package dev.lockstep.sandbox.deposco;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where webhooks go.
 *
 * @param uri with a secret path where the listener asks for one
 * @param secret key of the signature; null sends unsigned
 */
public record WebhookTarget(URI uri, @Nullable String secret) {
  @Override
  public String toString() {
    return "WebhookTarget[uri=***, " + (secret == null ? "unsigned" : "signed") + "]";
  }
}
