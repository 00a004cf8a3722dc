package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Serves one platform on a loopback port; a virtual thread per connection. */
public final class StandInServer implements AutoCloseable {
  private static final int LONGEST_URL = 15 * 1024;
  private static final String CORRELATION = "X-Correlation-ID";
  private static final String HTML =
      "<html><head><title>Service temporarily unavailable</title></head>"
          + "<body><h1>Service temporarily unavailable</h1></body></html>";

  private final Platform platform;
  private final Faults faults;
  private final InstantSource clock;
  private final Arrivals arrivals = new Arrivals();
  private final WebServer server;

  private StandInServer(Platform platform, Faults faults, InstantSource clock, int port) {
    this.platform = platform;
    this.faults = faults;
    this.clock = clock;
    this.server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(port)
            .shutdownHook(false)
            .addProtocol(
                Http1Config.builder()
                    .maxPrologueLength(LONGEST_URL + 512)
                    .maxHeadersSize(64 * 1024)
                    .build())
            .routing(routing -> routing.any(this::serve))
            .build();
  }

  /** Starts listening; port 0 takes a free one. */
  public static StandInServer start(
      Platform platform, Faults faults, InstantSource clock, int port) {
    StandInServer started = new StandInServer(platform, faults, clock, port);
    started.server.start();
    return started;
  }

  public int port() {
    return server.port();
  }

  /** When calls to the platform came in. */
  public Arrivals arrivals() {
    return arrivals;
  }

  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    server.stop();
  }

  private void serve(ServerRequest request, ServerResponse response) {
    Call call = read(request);
    boolean isControl = call.path().startsWith("/_sandbox");
    if (!isControl) {
      arrivals.arrived();
    }
    Optional<FaultRule> struck = isControl ? Optional.empty() : faults.strike(call);
    response.header(
        CORRELATION, call.header(CORRELATION).orElseGet(() -> UUID.randomUUID().toString()));
    if (struck.isPresent()) {
      strike(struck.get(), call, response);
    } else {
      send(response, platform.answer(call));
    }
  }

  private static Call read(ServerRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    request.headers().forEach(header -> headers.put(header.name(), header.get()));
    String body = request.content().hasEntity() ? request.content().as(String.class) : "";
    return Call.of(
        request.prologue().method().text(),
        request.prologue().uriPath().rawPath(),
        headers,
        request.query().rawValue(),
        body);
  }

  private void strike(FaultRule rule, Call call, ServerResponse response) {
    switch (rule.kind()) {
      case DROP_REPLY -> {
        platform.answer(call);
        throw hangUp();
      }
      case CONNECTION_RESET -> throw hangUp();
      case ERROR_AFTER_COMMIT -> {
        platform.answer(call);
        send(response, platform.error(statusOr(rule, 500), rule.code()));
      }
      case ERROR_BEFORE_COMMIT -> send(response, platform.error(statusOr(rule, 503), rule.code()));
      case HTML_PAGE -> send(response, Answer.text(statusOr(rule, 502), "text/html", HTML));
      case RATE_LIMITED -> send(response, RateLimit.answer(platform, rule, clock.instant()));
      case THROTTLED_AS_FORBIDDEN ->
          send(response, Answer.text(403, "text/plain", "Request was throttled. Slow down."));
      case SUCCESS_FALSE -> send(response, platform.refusedInside(call, rule.code()));
      case EMPTY_OK -> {
        platform.answer(call);
        send(response, Answer.empty(200));
      }
      case TRUNCATED_BODY -> {
        sendHalf(response, platform.answer(call));
        throw hangUp();
      }
      case SLOW_BODY -> sendSlowly(response, platform.answer(call), rule.waitMillis());
      case LATENCY -> {
        pause(rule.waitMillis());
        send(response, platform.answer(call));
      }
      case CONFLICT -> {
        platform.writeBefore(call);
        send(response, platform.answer(call));
      }
    }
  }

  private static int statusOr(FaultRule rule, int otherwise) {
    return rule.status() == 0 ? otherwise : rule.status();
  }

  private static CloseConnectionException hangUp() {
    return new CloseConnectionException("A fault closes the connection.");
  }

  private static void send(ServerResponse response, Answer answer) {
    head(response, answer);
    response.send(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static void head(ServerResponse response, Answer answer) {
    response.status(Status.create(answer.status()));
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
  }

  private static void sendHalf(ServerResponse response, Answer answer) {
    head(response, answer);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    response.contentLength(body.length);
    try {
      // Not closed: closing would end the answer in good order, and it has to break off.
      OutputStream out = response.outputStream();
      out.write(body, 0, body.length / 2);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sendSlowly(ServerResponse response, Answer answer, long waitMillis) {
    head(response, answer);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    response.contentLength(body.length);
    int half = body.length / 2;
    try (OutputStream out = response.outputStream()) {
      out.write(body, 0, half);
      out.flush();
      pause(waitMillis);
      out.write(body, half, body.length - half);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw hangUp();
    }
  }
}
