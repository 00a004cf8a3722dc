package dev.lockstep.platform.scayle;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookReply;
import dev.lockstep.port.webhook.WebhookRequest;
import dev.lockstep.sandbox.scayle.ScayleEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An address the stand-in calls; answers as the receiver does, with hints kept for the test. */
final class CallsOfTheShop implements AutoCloseable {
  private final HttpServer server;
  private final List<Hint> hints = new CopyOnWriteArrayList<>();
  private final List<Decoded> decoded = new CopyOnWriteArrayList<>();
  private volatile WebhookDecoder decoder = request -> new Decoded.NotVerifiable("not set up yet");
  private volatile Function<Decoded.CancellationAsked, Optional<CancellationDecision>> decide =
      asked -> Optional.empty();

  CallsOfTheShop() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  void readBy(WebhookDecoder newDecoder) {
    decoder = newDecoder;
  }

  void decideBy(Function<Decoded.CancellationAsked, Optional<CancellationDecision>> decision) {
    decide = decision;
  }

  ScayleEndpoint endpoint(String topic) {
    URI uri =
        URI.create(
            "http://127.0.0.1:%d/webhooks/shop/%s/%s"
                .formatted(server.getAddress().getPort(), Tenant.PATH, topic));
    return new ScayleEndpoint(uri, Tenant.USER, Tenant.PASSWORD);
  }

  List<Hint> hints() {
    return List.copyOf(hints);
  }

  List<Decoded> decoded() {
    return List.copyOf(decoded);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, List<String>> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
      String[] path = exchange.getRequestURI().getPath().split("/", -1);
      Decoded read =
          decoder.decode(
              new WebhookRequest(
                  headers,
                  Optional.of(path[3]),
                  Optional.of(path[4]),
                  exchange.getRequestBody().readAllBytes()));
      decoded.add(read);
      WebhookReply reply = reply(read);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private WebhookReply reply(Decoded read) {
    return switch (read) {
      case Decoded.Hints known -> {
        hints.addAll(known.hints());
        yield known.reply().orElse(WebhookReply.json(204, ""));
      }
      case Decoded.CancellationAsked asked ->
          decide.apply(asked).map(asked.replies()::decided).orElseGet(asked.replies()::undecided);
      case Decoded.ConfirmSubscription confirm -> WebhookReply.json(500, "");
      case Decoded.NotVerifiable later -> WebhookReply.json(503, "{}");
      case Decoded.NotGenuine forged -> WebhookReply.json(401, "{}");
      case Decoded.NotUnderstood garbled -> WebhookReply.json(400, "{}");
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
