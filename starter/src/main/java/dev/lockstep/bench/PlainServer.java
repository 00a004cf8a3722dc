package dev.lockstep.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server with nothing around it: a virtual thread for each request, 204 or 503. */
final class PlainServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private PlainServer(HttpServer server) {
    this.server = server;
  }

  /** What it does with a request before it answers. */
  interface Taker {
    void take(HttpExchange exchange) throws IOException;
  }

  static PlainServer start(Taker taker) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
      PlainServer started = new PlainServer(server);
      server.setExecutor(started.threads);
      var unused = server.createContext("/", exchange -> answer(exchange, taker));
      server.start();
      return started;
    } catch (IOException e) {
      throw new BenchFailure("This machine has no free port. Close some programs.", e);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private static void answer(HttpExchange exchange, Taker taker) throws IOException {
    try (exchange) {
      try {
        taker.take(exchange);
        exchange.sendResponseHeaders(204, -1);
      } catch (RuntimeException e) {
        exchange.sendResponseHeaders(503, -1);
      }
    }
  }
}
