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
import dev.lockstep.webhook.LinkDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The receiver, beside a handler that only reads the order's id and calls signal-with-start, and
 * one that calls it as the receiver does. All get the same signed messages over HTTP, by turns;
 * none has a worker behind it.
 */
public final class WebhookBench {
  private static final Duration STEP = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private WebhookBench() {}

  /**
   * What to measure.
   *
   * @param messages to each side, over all rounds
   * @param inFlight under way at the same time
   * @param warmUp messages to each side before the first round
   */
  public record Plan(int messages, int inFlight, int rounds, int warmUp) {}

  /**
   * What came out, by the medians over the rounds.
   *
   * @param ratio messages that the receiver takes for each that the bare handler takes
   * @param sameRatio for each that is taken by a handler that starts orders as the receiver does
   * @param cpuMillis processor time for a message of this process: who sends it and who takes it
   * @param serverCpuMillis of the Temporal server; zero where it is not a process of its own
   */
  public record Figures(
      double messagesPerSecond,
      double samePerSecond,
      double barePerSecond,
      double ratio,
      double lowestRatio,
      double highestRatio,
      double sameRatio,
      double lowestSameRatio,
      double highestSameRatio,
      double cpuMillis,
      double sameCpuMillis,
      double bareCpuMillis,
      double serverCpuMillis,
      double sameServerCpuMillis,
      double bareServerCpuMillis,
      int messages,
      int inFlight,
      int rounds,
      String temporal)
      implements Result {
    @Override
    public List<Row> rows() {
      return List.of(
          Row.of("messages a second", "%.1f", messagesPerSecond),
          Row.of("signal-with-start as the receiver's", "%.1f", samePerSecond),
          Row.of("bare signal-with-start", "%.1f", barePerSecond),
          Row.of("ratio to the bare", "%.2f (%.2f to %.2f)", ratio, lowestRatio, highestRatio),
          Row.of(
              "ratio to the same",
              "%.2f (%.2f to %.2f)",
              sameRatio,
              lowestSameRatio,
              highestSameRatio),
          Row.of(
              "processor time a message, of the same, of the bare",
              "%.1f ms, %.1f ms, %.1f ms",
              cpuMillis,
              sameCpuMillis,
              bareCpuMillis),
          Row.of(
              "Temporal's",
              "%.1f ms, %.1f ms, %.1f ms",
              serverCpuMillis,
              sameServerCpuMillis,
              bareServerCpuMillis),
          Row.of("on", "%s, %d rounds", temporal, rounds));
    }

    @Override
    public BarPlot plot() {
      return new BarPlot(
          "Signed messages a second, median of %d rounds on %s".formatted(rounds, temporal),
          List.of(
              new Bar("receiver", messagesPerSecond, Colour.OURS),
              new Bar("the same start", samePerSecond, Colour.OTHER),
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

  /** Who takes messages, and how long it took over them. */
  private static final class Side {
    private final URI address;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> cpuMillis = new ArrayList<>();
    private final List<Double> serverCpuMillis = new ArrayList<>();

    Side(URI address) {
      this.address = address;
    }

    void measure(Sender sender, List<Message> messages) throws InterruptedException {
      SharedTime before = SharedTime.now();
      Duration took = sender.send(address, messages);
      SharedTime spent = SharedTime.now().since(before);
      rates.add(Rounds.rate(messages.size(), took));
      cpuMillis.add(SharedTime.millis(spent.around(), messages.size()));
      serverCpuMillis.add(SharedTime.millis(spent.server(), messages.size()));
    }

    double perSecond() {
      return Rounds.rounded(Rounds.median(rates));
    }

    double cpu() {
      return Rounds.rounded(Rounds.median(cpuMillis));
    }

    double serverCpu() {
      return Rounds.rounded(Rounds.median(serverCpuMillis));
    }
  }

  /** Measures. */
  public static Figures run(Ground ground, Plan plan, Consumer<String> says)
      throws InterruptedException {
    RunDirectory run = ground.open();
    try (LocalTemporal temporal = ground.temporal(says);
        DemoStack stack = Ground.stack(temporal, run, STEP);
        BareHandler bareHandler = BareHandler.plain(stack.client());
        BareHandler sameHandler = BareHandler.ofSameStart(stack.client(), link(stack));
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      Side ours = new Side(receiver(stack));
      Side same = new Side(sameHandler.address());
      Side bare = new Side(bareHandler.address());
      List<Side> turns = new ArrayList<>(List.of(ours, same, bare));
      says.accept("Warming up.");
      List<Message> messages = record(stack, plan.messages() + plan.warmUp());
      Sender sender = new Sender(new InFlight(plan.inFlight()), http);
      for (Side side : turns) {
        var unused = sender.send(side.address, messages.subList(0, plan.warmUp()));
      }
      int perRound = plan.messages() / plan.rounds();
      for (int i = 0; i < plan.rounds(); i++) {
        int from = plan.warmUp() + i * perRound;
        for (Side side : turns) {
          side.measure(sender, messages.subList(from, from + perRound));
        }
        // The server has more to keep with each message, so nobody is always the first.
        Collections.rotate(turns, 1);
        says.accept(
            "Round %d: %.0f messages a second, %.0f of the same, %.0f bare ones."
                .formatted(
                    i + 1, ours.rates.getLast(), same.rates.getLast(), bare.rates.getLast()));
      }
      Ratio ratio = Ratio.of(ours.rates, bare.rates);
      Ratio sameRatio = Ratio.of(ours.rates, same.rates);
      return new Figures(
          ours.perSecond(),
          same.perSecond(),
          bare.perSecond(),
          ratio.ratio(),
          ratio.lowest(),
          ratio.highest(),
          sameRatio.ratio(),
          sameRatio.lowest(),
          sameRatio.highest(),
          ours.cpu(),
          same.cpu(),
          bare.cpu(),
          ours.serverCpu(),
          same.serverCpu(),
          bare.serverCpu(),
          plan.messages(),
          plan.inFlight(),
          plan.rounds(),
          temporal.kind().toString());
    }
  }

  private static LinkDirectory.Entry link(DemoStack stack) {
    return Configurations.directory(Configurations.load(stack.config()).links())
        .entries()
        .getFirst();
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

  /** Sends messages as the broker does. */
  private record Sender(InFlight inFlight, HttpClient http) {
    Duration send(URI to, List<Message> messages) throws InterruptedException {
      return inFlight.live(
          messages.size(),
          number -> {
            int status = post(to, messages.get(number));
            if (status >= 300) {
              throw new IllegalStateException("message " + number + " was answered " + status);
            }
          });
    }

    private int post(URI to, Message message) throws InterruptedException {
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
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }
}
