package dev.lockstep.port.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as it came in.
 *
 * @param headers by lower-case name
 * @param secretPath what the path carried behind the connection's name: the proof of senders that
 *     cannot sign; empty where there was nothing
 * @param topic what the path carried behind the secret path, for platforms that tell their calls
 *     apart by address only; empty where there was nothing
 * @param body the raw bytes: signatures are made over these
 */
@SuppressWarnings("ArrayRecordComponent") // the body is read once and never compared
public record WebhookRequest(
    Map<String, List<String>> headers,
    Optional<String> secretPath,
    Optional<String> topic,
    byte[] body) {
  public WebhookRequest {
    headers = Map.copyOf(headers);
  }

  public WebhookRequest(Map<String, List<String>> headers, byte[] body) {
    this(headers, Optional.empty(), Optional.empty(), body);
  }

  public WebhookRequest(
      Map<String, List<String>> headers, Optional<String> secretPath, byte[] body) {
    this(headers, secretPath, Optional.empty(), body);
  }

  /** The first value of a header; its name in any case. */
  public Optional<String> header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  @Override
  public String toString() {
    return "WebhookRequest[" + body.length + " bytes]";
  }
}
