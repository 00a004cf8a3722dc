package dev.lockstep.sandbox.cin7core;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the webhooks of one subscription go, and with what they prove themselves. Nothing is
 * signed.
 *
 * @param bearer sent as {@code Authorization: Bearer …}; null sends none
 * @param headers sent as they are
 */
public record Cin7WebhookTarget(URI uri, @Nullable String bearer, Map<String, String> headers) {
  @SuppressWarnings("ConstantValue") // Jackson passes null for what the JSON leaves out.
  public Cin7WebhookTarget {
    headers = headers == null ? Map.of() : Map.copyOf(headers);
  }

  public static Cin7WebhookTarget bearer(URI uri, String token) {
    return new Cin7WebhookTarget(uri, token, Map.of());
  }

  public static Cin7WebhookTarget header(URI uri, String name, String value) {
    return new Cin7WebhookTarget(uri, null, Map.of(name, value));
  }

  @Override
  public String toString() {
    return "Cin7WebhookTarget[uri=" + uri + ", bearer=***, headers=" + headers.keySet() + "]";
  }
}
