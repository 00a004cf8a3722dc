package dev.lockstep.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint that webhooks are posted to. */
public final class Listener implements AutoCloseable {
  private final HttpServer server;
  private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();

  /** One POST; header names in lower case. */
  public record Post(Map<String, String> headers, String body) {
    public JsonNode json() {
      return Json.parse(body).orElseThrow();
    }

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  public Listener() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          Map<String, String> headers = new LinkedHashMap<>();
          exchange
              .getRequestHeaders()
              .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), all.getFirst()));
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
          posts.add(new Post(headers, new String(body, StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(refuse ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  /** The next so many posts are answered with 503. */
  public void refuseNext(int count) {
    refusals.set(count);
  }

  public Post take() {
    try {
      Post post = posts.poll(10, TimeUnit.SECONDS);
      if (post == null) {
        throw new AssertionError("Nothing was posted within ten seconds.");
      }
      return post;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public List<Post> take(int count) {
    List<Post> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(take());
    }
    return taken;
  }

  /** What was posted so far and not taken. */
  public List<Post> rest() {
    List<Post> rest = new ArrayList<>();
    posts.drainTo(rest);
    return rest;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
