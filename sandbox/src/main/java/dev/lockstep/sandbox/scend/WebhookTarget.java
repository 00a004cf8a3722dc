package dev.lockstep.sandbox.scend;

import java.net.URI;
import java.util.List;

/**
 * Where webhooks go.
 *
 * @param secrets each {@code whsec_} and Base64; during a rotation several, and every webhook is
 *     signed with all of them
 */
public record WebhookTarget(URI uri, List<String> secrets) {
  public WebhookTarget {
    secrets = List.copyOf(secrets);
  }

  @Override
  public String toString() {
    return "WebhookTarget[uri=" + uri + ", secrets=" + secrets.size() + "]";
  }
}
