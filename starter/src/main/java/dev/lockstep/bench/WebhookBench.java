package dev.lockstep.bench;

import com.sun.net.httpserver.HttpExchange;
import dev.lockstep.bench.Rounds.Ratio;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.plot.BarPlot;
import dev.lockstep.plot.BarPlot.Bar;
import dev.lockstep.plot.BarPlot.Colour;
import dev.lockstep.run.Configurations;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.temporal.LocalTemporal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The receiver, beside a handler that only reads the order's id and calls signal-with-start. Both
 * get the same signed messages over HTTP, by turns; neither has a worker behind it.
 */
public final class WebhookBench {
  private static final Duration STEP = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WARM_UP = 50;

  private WebhookBench() {}

  /**
   * What to measure.
   *
   * @param messages to each side, over all rounds
   * @param inFlight under way at the same time
   */
  public record Plan(int messages, int inFlight, int rounds) {}

  /**
   * What came out, by the medians over the rounds.
   *
   * @param ratio messages that the receiver takes for each that the bare handler takes
   */
  public record Figures(
      double messagesPerSecond,
      double barePerSecond,
      double ratio,
      double lowestRatio,
      double highestRatio,
      int messages,
      int inFlight,
      int rounds,
      String temporal)
      implements Result {
    @Override
    public List<Row> rows() {
      return List.of(
          Row.of("messages a second", "%.1f", messagesPerSecond),
          Row.of("bare signal-with-start", "%.1f", barePerSecond),
          Row.of("ratio", "%.2f (%.2f to %.2f)", ratio, lowestRatio, highestRatio),
          Row.of("on", "%s, %d rounds", temporal, rounds));
    }

    @Override
    public BarPlot plot() {
      return new BarPlot(
          "Signed messages a second, median of %d rounds on %s".formatted(rounds, temporal),
          List.of(
              new Bar("receiver", messagesPerSecond, Colour.OURS),
              new Bar("bare signal-with-start", barePerSecond, Colour.OTHER)),
          BarPlot.Line.NONE);
    }
  }

  /** A message as the platform sent it. */
  private record Message(String authorization, String body) {
    boolean isOfNewOrder() {
      return BareHandler.payload(body).path("type").asText().equals("OrderCreated");
    }
  }

  /** Measures. */
  public static Figures run(Ground ground, Plan plan, Consumer<String> says)
      throws InterruptedException {
    RunDirectory run = ground.open();
    try (LocalTemporal temporal = ground.temporal(says);
        DemoStack stack = Ground.stack(temporal, run, STEP);
        BareHandler bare = new BareHandler(stack.client());
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      URI receiver = receiver(stack);
      List<Message> messages = record(stack, plan.messages() + WARM_UP);
      InFlight inFlight = new InFlight(plan.inFlight());
      List<Message> first = messages.subList(0, WARM_UP);
      var unused = send(inFlight, http, receiver, first);
      unused = send(inFlight, http, bare.address(), first);
      List<Double> ours = new ArrayList<>();
      List<Double> bares = new ArrayList<>();
      int perRound = plan.messages() / plan.rounds();
      for (int i = 0; i < plan.rounds(); i++) {
        List<Message> part = messages.subList(WARM_UP + i * perRound, WARM_UP + (i + 1) * perRound);
        ours.add(Rounds.rate(perRound, send(inFlight, http, receiver, part)));
        bares.add(Rounds.rate(perRound, send(inFlight, http, bare.address(), part)));
        says.accept(
            "Round %d: %.0f messages a second, %.0f bare ones."
                .formatted(i + 1, ours.getLast(), bares.getLast()));
      }
      Ratio ratio = Ratio.of(ours, bares);
      return new Figures(
          Rounds.rounded(Rounds.median(ours)),
          Rounds.rounded(Rounds.median(bares)),
          ratio.ratio(),
          ratio.lowest(),
          ratio.highest(),
          plan.messages(),
          plan.inFlight(),
          plan.rounds(),
          temporal.kind().toString());
    }
  }

  private static URI receiver(DemoStack stack) {
    var config = Configurations.load(stack.config());
    ConnectionId source = config.links().values().iterator().next().source();
    return URI.create(
        "http://127.0.0.1:%d/webhooks/%s".formatted(config.webhooks().port(), source));
  }

  /** Lets the storefront tell a recorder instead of the receiver. */
  private static List<Message> record(DemoStack stack, int count) throws InterruptedException {
    ConcurrentLinkedQueue<Message> heard = new ConcurrentLinkedQueue<>();
    try (PlainServer recorder =
        PlainServer.start(exchange ->
            heard.add(
                new Message(
                    exchange.getRequestHeaders().getFirst("Authorization"), body(exchange))))) {
      stack.tellOfOrders(recorder.address());
      SampleOrders samples = new SampleOrders(11);
      for (int i = 0; i < count; i++) {
        var unused = stack.storefront().merchant().place(samples.next(SampleKind.PAID));
      }
      var unused = stack.storefront().outbox().drain(PATIENCE);
      stack.storefront().stopMessages();
    }
    List<Message> orders = heard.stream().filter(Message::isOfNewOrder).limit(count).toList();
    if (orders.size() < count) {
      throw new BenchFailure(
          "The storefront told of %d orders instead of %d. See the log in the run's directory."
              .formatted(orders.size(), count));
    }
    return orders;
  }

  private static Duration send(InFlight inFlight, HttpClient http, URI to, List<Message> messages)
      throws InterruptedException {
    return inFlight.live(
        messages.size(),
        number -> {
          Message message = messages.get(number);
          int status = post(http, to, message);
          if (status >= 300) {
            throw new IllegalStateException("message " + number + " was answered " + status);
          }
        });
  }

  private static int post(HttpClient http, URI to, Message message) throws InterruptedException {
    try {
      return http.send(
              HttpRequest.newBuilder(to)
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/json")
                  .header("Authorization", message.authorization())
                  .POST(BodyPublishers.ofString(message.body()))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new IllegalStateException("no answer: " + e.getMessage(), e);
    }
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }
}
