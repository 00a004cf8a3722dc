package dev.lockstep.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.Pair;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.demo.Stage;
import dev.lockstep.plot.BarPlot;
import dev.lockstep.plot.BarPlot.Bar;
import dev.lockstep.plot.BarPlot.Colour;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.temporal.LocalTemporal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * More orders than the warehouse's quota allows: how much of it is used, and whether it is ever
 * exceeded, by the warehouse's own record of requests.
 */
public final class QuotaBench {
  private static final Duration STEP = Duration.ofHours(1);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int REQUESTS_PER_ORDER = 3;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final Duration START = Duration.ofSeconds(90);
  private static final String WAREHOUSE = Stage.depotConnection(Pair.COMMERCETOOLS_SCEND);
  private static final YAMLMapper YAML = new YAMLMapper();

  private QuotaBench() {}

  /**
   * What to measure.
   *
   * @param perSecond requests the warehouse allows
   * @param seconds measured, after the start-up
   */
  public record Plan(int perSecond, int seconds) {}

  /**
   * What came out.
   *
   * @param used share of the quota over the measured time
   * @param most requests in any window of one second, wherever it begins
   * @param over windows of one second, each beginning with a request, that held more than the quota
   * @param perSecond requests in each second of the measured time
   */
  public record Figures(
      int quota, double used, int most, int over, List<Integer> perSecond, String temporal)
      implements Result {
    public Figures {
      perSecond = List.copyOf(perSecond);
    }

    /**
     * By the times at which requests came in.
     *
     * @param nanos ascending
     */
    static Figures of(int quota, List<Long> nanos, long from, int seconds, String temporal) {
      List<Long> measured =
          nanos.stream().filter(at -> at >= from && at < from + seconds * SECOND).toList();
      int most = 0;
      int over = 0;
      int last = 0;
      for (int first = 0; first < measured.size(); first++) {
        while (last < measured.size() && measured.get(last) - measured.get(first) < SECOND) {
          last++;
        }
        most = Math.max(most, last - first);
        over += last - first > quota ? 1 : 0;
      }
      List<Integer> counts =
          IntStream.range(0, seconds)
              .mapToObj(second ->
                  (int) measured.stream().filter(at -> (at - from) / SECOND == second).count())
              .toList();
      return new Figures(
          quota,
          Rounds.rounded((double) measured.size() / quota / seconds),
          most,
          over,
          counts,
          temporal);
    }

    @Override
    public List<Row> rows() {
      return List.of(
          Row.of("quota", "%d requests a second", quota),
          Row.of("used", "%.0f %%", used * 100),
          Row.of("most in any second", "%d", most),
          Row.of("seconds over the quota", "%d", over),
          Row.of("measured", "%d s, on %s", perSecond.size(), temporal));
    }

    @Override
    public BarPlot plot() {
      return new BarPlot(
          "Requests to the warehouse in each second",
          IntStream.range(0, perSecond.size())
              .mapToObj(second ->
                  new Bar(Integer.toString(second + 1), perSecond.get(second), Colour.OURS))
              .toList(),
          new BarPlot.Line(quota, "quota"));
    }
  }

  /** Measures. */
  public static Figures run(Ground ground, Plan plan, Consumer<String> says)
      throws InterruptedException {
    RunDirectory run = ground.open();
    try (LocalTemporal temporal = ground.temporal(says);
        DemoStack stack = Ground.stack(temporal, run, STEP);
        ChildJvm worker = Ground.worker(withQuota(stack.config(), plan.perSecond()), run)) {
      stack.warehouse().arrivals().record();
      SampleOrders samples = new SampleOrders(29);
      int orders = Math.ceilDiv(plan.perSecond() * (plan.seconds() + 10), REQUESTS_PER_ORDER);
      says.accept("%,d orders wait for the warehouse.".formatted(orders));
      for (int i = 0; i < orders; i++) {
        var unused = stack.storefront().merchant().place(samples.next(SampleKind.PAID));
      }
      long from = awaitFull(stack, plan.perSecond());
      says.accept("The quota is in use; measuring for %d s.".formatted(plan.seconds()));
      while (System.nanoTime() < from + plan.seconds() * SECOND) {
        Thread.sleep(100);
      }
      return Figures.of(
          plan.perSecond(),
          stack.warehouse().arrivals().nanos(),
          from,
          plan.seconds(),
          temporal.kind().toString());
    }
  }

  /** From where on the worker has been busy for two seconds. */
  private static long awaitFull(DemoStack stack, int perSecond) throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline) {
      List<Long> nanos = stack.warehouse().arrivals().nanos();
      long now = System.nanoTime();
      long lately = nanos.stream().filter(at -> now - at < 2 * SECOND).count();
      if (lately >= 2 * perSecond * 0.8) {
        return now;
      }
      Thread.sleep(100);
    }
    throw new BenchFailure(
        "This machine does not send %d requests a second. Name a smaller quota."
            .formatted(perSecond));
  }

  /** The same configuration, with the quota in place of as good as none. */
  private static Path withQuota(Path config, int perSecond) {
    try {
      ObjectNode limited = (ObjectNode) YAML.readTree(config.toFile());
      var unused =
          limited
              .withObject("/connections/" + WAREHOUSE + "/pace")
              .put("requestsPerMinute", perSecond * SECONDS_PER_MINUTE)
              .put("burst", 1);
      Path file = config.resolveSibling("with-quota.yaml");
      YAML.writeValue(file.toFile(), limited);
      return file;
    } catch (IOException e) {
      throw new BenchFailure("The configuration of the run cannot be written: " + config, e);
    }
  }
}
