package dev.lockstep.worker;

import dev.lockstep.worker.config.WorkerConfig;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers {@code GET /health} (the process lives), {@code /ready} (it does its work, else 503 with
 * the reason) and {@code /metrics} (Prometheus).
 */
final class HealthServer implements AutoCloseable {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final WebServer server;

  private HealthServer(WebServer server) {
    this.server = server;
  }

  /**
   * @param hindrance why the process is not ready; empty when it is
   * @throws StartFailure if the port cannot be listened on
   */
  static HealthServer start(
      WorkerConfig.Health config, Metrics metrics, Supplier<Optional<String>> hindrance) {
    HttpRouting.Builder routes =
        HttpRouting.builder()
            .get("/health", (request, response) -> text(response, Status.OK_200, "alive"))
            .get("/ready", (request, response) -> ready(response, hindrance.get()))
            .get(
                "/metrics",
                (request, response) ->
                    response.header(HeaderNames.CONTENT_TYPE, PROMETHEUS).send(metrics.scrape()));
    WebServer server =
        WebServer.builder()
            .host(config.host())
            .port(config.port())
            .shutdownHook(false)
            .addRouting(routes)
            .build()
            .start();
    // A port that is taken stops the server again without an exception.
    if (!server.isRunning()) {
      throw new StartFailure(
          "Health and metrics cannot be served at %s:%d. Choose another port in worker.health.port, or 0 for a free one."
              .formatted(config.host(), config.port()));
    }
    return new HealthServer(server);
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static void ready(ServerResponse response, Optional<String> hindrance) {
    text(
        response,
        hindrance.isEmpty() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503,
        hindrance.orElse("ready"));
  }

  private static void text(ServerResponse response, Status status, String body) {
    response.status(status);
    response.headers().contentType(MediaTypes.TEXT_PLAIN);
    response.send(body + "\n");
  }
}
