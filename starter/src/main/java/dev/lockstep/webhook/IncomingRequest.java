package dev.lockstep.webhook;

import dev.lockstep.port.webhook.WebhookRequest;
import io.helidon.http.Header;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a request off the wire, up to a limit. */
final class IncomingRequest {
  /** How much of a body that is too long is still read, so that its sender hears the answer. */
  private static final long POLITENESS = 8L * 1024 * 1024;

  private IncomingRequest() {}

  /** Empty where the body is longer than {@code limit} bytes. */
  static Optional<WebhookRequest> read(ServerRequest request, int limit) {
    return body(request, limit)
        .map(body ->
            new WebhookRequest(
                headers(request),
                request.path().pathParameters().first("secret").asOptional(),
                request.path().pathParameters().first("topic").asOptional(),
                body));
  }

  private static Optional<byte[]> body(ServerRequest request, int limit) {
    if (!request.content().hasEntity()) {
      return Optional.of(new byte[0]);
    }
    try (InputStream in = request.content().inputStream()) {
      boolean declaredTooLong = request.headers().contentLength().orElse(0) > limit;
      byte[] body = declaredTooLong ? new byte[0] : in.readNBytes(limit);
      if (declaredTooLong || in.read() >= 0) {
        discard(in);
        return Optional.empty();
      }
      return Optional.of(body);
    } catch (IOException e) {
      throw new UncheckedIOException("The body of a webhook could not be read to its end.", e);
    }
  }

  private static void discard(InputStream in) throws IOException {
    byte[] sink = new byte[8192];
    long left = POLITENESS;
    for (int n = in.read(sink); n >= 0 && left > 0; n = in.read(sink)) {
      left -= n;
    }
  }

  private static Map<String, List<String>> headers(ServerRequest request) {
    Map<String, List<String>> headers = new HashMap<>();
    for (Header header : request.headers()) {
      headers.put(header.name().toLowerCase(Locale.ROOT), List.copyOf(header.allValues()));
    }
    return headers;
  }
}
