package dev.lockstep.webhook;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.webhook.WebhookDecoder;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side: {@code POST /webhooks/<connection>} (or {@code …/<secret path>}, or {@code
 * …/<secret path>/<topic>}), {@code GET /health}, {@code /ready}, {@code /metrics}. One virtual
 * thread per request. Stateless: run as many as needed.
 */
public final class WebhookReceiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
  private static final String HTTP_PATH = "/webhooks/{connection}";
  private static final Duration SLOWEST_READ = Duration.ofSeconds(30);
  private static final int MOST_REQUESTS = 500;

  private record Endpoint(ConnectionId connection, WebhookDecoder decoder) {}

  private final ReceiverOptions options;
  private final Map<String, Endpoint> endpoints;
  private final Intake intake;
  private final Probes probes;
  private final Consumer<HttpRouting.Builder> beside;
  private final RequestsUnderWay underWay = new RequestsUnderWay();
  private final WebServer server;

  private WebhookReceiver(
      ReceiverOptions options,
      Map<ConnectionId, WebhookDecoder> decoders,
      Intake intake,
      Probes probes,
      Consumer<HttpRouting.Builder> beside) {
    this.options = options;
    this.endpoints =
        decoders.entrySet().stream()
            .collect(
                toUnmodifiableMap(
                    entry -> entry.getKey().value(),
                    entry -> new Endpoint(entry.getKey(), entry.getValue())));
    this.intake = intake;
    this.probes = probes;
    this.beside = beside;
    this.server =
        WebServer.builder()
            .host(options.host())
            .port(options.port())
            .shutdownHook(false)
            .connectionOptions(socket -> socket.readTimeout(SLOWEST_READ))
            .maxConcurrentRequests(MOST_REQUESTS)
            .routing(this::route)
            .build();
  }

  /**
   * Starts to listen.
   *
   * @param decoders by connection: which may send, and how what they send is read
   */
  public static WebhookReceiver start(
      ReceiverOptions options,
      Map<ConnectionId, WebhookDecoder> decoders,
      OrderSignals signals,
      AskedCancellations cancellations,
      Probes probes,
      PlatformContext context) {
    return start(options, decoders, signals, cancellations, probes, context, routing -> {});
  }

  /**
   * Starts to listen.
   *
   * @param decoders by connection: which may send, and how what they send is read
   * @param beside adds what else this process serves
   */
  public static WebhookReceiver start(
      ReceiverOptions options,
      Map<ConnectionId, WebhookDecoder> decoders,
      OrderSignals signals,
      AskedCancellations cancellations,
      Probes probes,
      PlatformContext context,
      Consumer<HttpRouting.Builder> beside) {
    Intake intake =
        new Intake(
            signals,
            cancellations,
            new SubscriptionConfirmer(context.http()),
            new WebhookMeter(context.meters()),
            new RejectionLog(context.clock()));
    WebhookReceiver receiver = new WebhookReceiver(options, decoders, intake, probes, beside);
    receiver.server.start();
    LOG.info(
        "Webhooks are received on port {}: connections {}.", receiver.port(), decoders.keySet());
    return receiver;
  }

  public int port() {
    return server.port();
  }

  /** Takes nothing new, lets what is under way end, and stops. May be repeated. */
  @Override
  public void close() {
    if (!underWay.endWithin(options.drain())) {
      LOG.warn(
          "The receiver stops with requests under way after {} s. Their senders will repeat them.",
          options.drain().toSeconds());
    }
    server.stop();
  }

  private void route(HttpRouting.Builder routing) {
    routing
        .post(HTTP_PATH, (request, response) -> receive(request, response))
        .post(HTTP_PATH + "/{secret}", (request, response) -> receive(request, response))
        .post(HTTP_PATH + "/{secret}/{topic}", (request, response) -> receive(request, response))
        .any("/webhooks/*", (request, response) -> send(response, Answer.notPost()))
        .get("/health", (request, response) -> response.send("UP\n"))
        .get("/ready", (request, response) -> ready(response))
        .get("/metrics", (request, response) -> metrics(response));
    beside.accept(routing);
  }

  private void receive(ServerRequest request, ServerResponse response) {
    if (!underWay.begin()) {
      response.header(HeaderNames.CONNECTION, "close");
      send(response, Answer.later());
      return;
    }
    try {
      send(response, answer(request, response));
    } finally {
      underWay.end();
    }
  }

  private Answer answer(ServerRequest request, ServerResponse response) {
    Endpoint endpoint = endpoints.get(request.path().pathParameters().get("connection"));
    if (endpoint == null) {
      response.header(HeaderNames.CONNECTION, "close");
      return Answer.nobody();
    }
    return IncomingRequest.read(request, options.bodyLimit())
        .map(read -> intake.take(endpoint.connection(), endpoint.decoder(), read))
        .orElseGet(() -> {
          response.header(HeaderNames.CONNECTION, "close");
          return intake.tooLong(endpoint.connection(), options.bodyLimit());
        });
  }

  private void ready(ServerResponse response) {
    boolean ready = !underWay.isEnding() && probes.ready().getAsBoolean();
    response.status(ready ? 200 : 503).send(ready ? "READY\n" : "NOT READY\n");
  }

  private void metrics(ServerResponse response) {
    response
        .header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
        .send(probes.metrics().get());
  }

  private static void send(ServerResponse response, Answer answer) {
    response.status(answer.status());
    answer
        .retryAfter()
        .ifPresent(after ->
            response.header(
                HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, after.toSeconds()))));
    if (answer.status() == 405) {
      response.header(HeaderNames.ALLOW, "POST");
    }
    answer.contentType().ifPresent(type -> response.header(HeaderNames.CONTENT_TYPE, type));
    if (answer.text().isEmpty()) {
      response.send();
    } else if (answer.contentType().isPresent()) {
      response.send(answer.text());
    } else {
      response.send(answer.text() + "\n");
    }
  }
}
