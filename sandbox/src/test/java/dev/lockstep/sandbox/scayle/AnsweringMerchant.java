package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A merchant who answers blocking calls as told, and remembers them. */
final class AnsweringMerchant implements AutoCloseable {
  static final String ACKNOWLEDGED =
      "{\"referenceKey\":\"OURS-1\",\"orderDelegationResult\":\"acknowledged\"}";
  static final String SUCCESSFUL =
      "{\"orderReferenceKey\":\"any\",\"cancellationResult\":\"successful\"}";

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Semaphore calls = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile int status = 201;
  private volatile String body = ACKNOWLEDGED;
  private volatile boolean silent;

  /** One call. */
  record Asked(String authorization, JsonNode body) {}

  AnsweringMerchant() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String text =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String authorization =
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                  .orElse("");
          asked.add(new Asked(authorization, Json.parse(text).orElseThrow()));
          calls.release();
          if (silent) {
            awaitClosing();
          }
          byte[] answer = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  ScayleEndpoint endpoint() {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/scayle");
    return new ScayleEndpoint(uri, "shop", "secret");
  }

  AnsweringMerchant answer(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
    silent = false;
    return this;
  }

  /** Takes calls from now on, but answers none. */
  void fallSilent() {
    silent = true;
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Waits for so many further calls. */
  void awaitCalls(int count) {
    try {
      if (!calls.tryAcquire(count, 10, TimeUnit.SECONDS)) {
        throw new AssertionError("The merchant was not called often enough within ten seconds.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
