package dev.lockstep.bench;

import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.LogFile;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The measurement: whole orders and bare ones by turns, after a round to warm up. */
public final class OrderBench {
  /** The warehouse is quick here, so that what is measured is not its floor. */
  private static final Duration STEP = Duration.ofMillis(20);

  private static final int WARM_UP = 20;

  private OrderBench() {}

  /**
   * What to measure.
   *
   * @param orders of each sort, over all rounds
   * @param inFlight under way at the same time
   * @param directory below which the run keeps its files
   */
  public record Plan(
      int orders,
      int inFlight,
      int rounds,
      Path directory,
      Optional<Path> temporalCli,
      boolean inMemory) {}

  /**
   * What came out: medians over the rounds, and what one whole order cost on average.
   *
   * @param ratio whole orders for each bare one, by the medians; beside it the round with the
   *     lowest and the one with the highest
   */
  public record Figures(
      double ordersPerSecond,
      double bareOrdersPerSecond,
      double ratio,
      double lowestRatio,
      double highestRatio,
      long actions,
      long events,
      long bytes,
      int orders,
      int inFlight,
      int rounds,
      String temporal) {}

  private record Round(double whole, double bare) {}

  /** Measures; takes minutes. */
  public static Figures run(Plan plan, Consumer<String> says) throws InterruptedException {
    LogFile.divert(plan.directory().resolve("lockstep.log"));
    try (LocalTemporal temporal = temporal(plan, says);
        DemoStack stack = DemoStack.around(temporal, plan.directory(), 1, STEP);
        BareLives bare = BareLives.on(stack.client())) {
      InFlight inFlight = new InFlight(plan.inFlight());
      WholeLives whole = WholeLives.on(stack);
      says.accept("Warming up.");
      var unused = inFlight.live(WARM_UP, whole::live);
      unused = inFlight.live(WARM_UP, bare::live);
      whole.forget();
      List<Round> rounds = new ArrayList<>();
      int perRound = plan.orders() / plan.rounds();
      for (int i = 1; i <= plan.rounds(); i++) {
        Duration wholeTook = inFlight.live(perRound, whole::live);
        Duration bareTook = inFlight.live(perRound, bare::live);
        Round round = new Round(rate(perRound, wholeTook), rate(perRound, bareTook));
        rounds.add(round);
        says.accept(
            "Round %d: %.1f whole orders a second, %.1f bare ones."
                .formatted(i, round.whole(), round.bare()));
      }
      return figures(plan, rounds, whole.cost(), whole.lived(), temporal.kind().toString());
    }
  }

  private static Figures figures(
      Plan plan, List<Round> rounds, HistoryCost cost, long lived, String temporal) {
    double whole = median(rounds.stream().map(Round::whole).toList());
    double bare = median(rounds.stream().map(Round::bare).toList());
    DoubleSummaryStatistics ratios =
        rounds.stream().mapToDouble(round -> round.whole() / round.bare()).summaryStatistics();
    return new Figures(
        rounded(whole),
        rounded(bare),
        rounded(whole / bare),
        rounded(ratios.getMin()),
        rounded(ratios.getMax()),
        Math.round((double) cost.actions() / lived),
        Math.round((double) cost.events() / lived),
        Math.round((double) cost.bytes() / lived),
        plan.orders(),
        plan.inFlight(),
        plan.rounds(),
        temporal);
  }

  private static double rate(int orders, Duration took) {
    return orders / (took.toNanos() / 1e9);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static LocalTemporal temporal(Plan plan, Consumer<String> says) {
    LocalTemporalOptions options = LocalTemporalOptions.with(OrderSearchAttributes.types());
    if (plan.inMemory()) {
      return LocalTemporal.inMemory(options);
    }
    TemporalCli cli = TemporalCli.findOrInstall(plan.temporalCli(), says);
    return LocalTemporal.start(cli, options);
  }
}
