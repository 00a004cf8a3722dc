package dev.lockstep.sandbox.delivery;

import java.net.URI;
import java.util.Map;

/** One HTTP POST, complete; the body is UTF-8. */
public record Posting(URI to, Map<String, String> headers, String body) {
  public Posting {
    headers = Map.copyOf(headers);
  }
}
