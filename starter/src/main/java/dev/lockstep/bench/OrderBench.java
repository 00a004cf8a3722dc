package dev.lockstep.bench;

import dev.lockstep.bench.Rounds.Ratio;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.plot.BarPlot;
import dev.lockstep.plot.BarPlot.Bar;
import dev.lockstep.plot.BarPlot.Colour;
import dev.lockstep.temporal.LocalTemporal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The measurement: whole orders, the same without Lockstep, and the smallest ones by turns, after a
 * round to warm up. Two workers, each a process: Lockstep's, and one with the SDK alone.
 */
public final class OrderBench {
  /** The warehouse is quick here, so that what is measured is not its floor. */
  private static final Duration STEP = Duration.ofMillis(20);

  private OrderBench() {}

  /**
   * What to measure.
   *
   * @param orders of each sort, over all rounds
   * @param inFlight under way at the same time
   * @param warmUp orders of each sort before the first round
   */
  public record Plan(int orders, int inFlight, int rounds, int warmUp) {}

  /**
   * What came out: medians over the rounds, and what one order cost on average.
   *
   * @param ratio whole orders for each of the smallest, by the medians; beside it the round with
   *     the lowest and the one with the highest
   * @param sameRatio whole orders for each of those that do the same with the SDK alone
   * @param cpuMillis processor time of Lockstep's worker for an order
   * @param serverCpuMillis of the Temporal server; zero where it is not a process of its own
   * @param aroundCpuMillis of this process: stand-ins, receiver, and who places and awaits
   * @param megabytes memory of Lockstep's worker at the end
   */
  public record Figures(
      double ordersPerSecond,
      double sameOrdersPerSecond,
      double bareOrdersPerSecond,
      double ratio,
      double lowestRatio,
      double highestRatio,
      double sameRatio,
      double lowestSameRatio,
      double highestSameRatio,
      long actions,
      long events,
      long bytes,
      long sameActions,
      long sameEvents,
      long sameBytes,
      double cpuMillis,
      double sameCpuMillis,
      double bareCpuMillis,
      double serverCpuMillis,
      double sameServerCpuMillis,
      double bareServerCpuMillis,
      double aroundCpuMillis,
      double sameAroundCpuMillis,
      double bareAroundCpuMillis,
      long megabytes,
      long bareMegabytes,
      int orders,
      int inFlight,
      int rounds,
      String temporal)
      implements Result {

    @Override
    public List<Row> rows() {
      return List.of(
          Row.of("whole orders a second", "%.1f", ordersPerSecond),
          Row.of("the same with the SDK alone", "%.1f", sameOrdersPerSecond),
          Row.of("the smallest order", "%.1f", bareOrdersPerSecond),
          Row.of(
              "ratio to the same",
              "%.2f (%.2f to %.2f)",
              sameRatio,
              lowestSameRatio,
              highestSameRatio),
          Row.of("ratio to the smallest", "%.2f (%.2f to %.2f)", ratio, lowestRatio, highestRatio),
          Row.of("actions, of the same", "%d, %d", actions, sameActions),
          Row.of("events, of the same", "%d, %d", events, sameEvents),
          Row.of("bytes of history, of the same", "%,d, %,d", bytes, sameBytes),
          Row.of(
              "worker's processor time an order, of the same, of the smallest",
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
          Row.of(
              "the platforms' and the receiver's",
              "%.1f ms, %.1f ms, %.1f ms",
              aroundCpuMillis,
              sameAroundCpuMillis,
              bareAroundCpuMillis),
          Row.of("worker's memory, of the SDK alone", "%d MiB, %d MiB", megabytes, bareMegabytes),
          Row.of("on", "%s, %d rounds", temporal, rounds));
    }

    @Override
    public BarPlot plot() {
      return new BarPlot(
          "Orders a second, median of %d rounds on %s".formatted(rounds, temporal),
          List.of(
              new Bar("whole order", ordersPerSecond, Colour.OURS),
              new Bar("the same, SDK alone", sameOrdersPerSecond, Colour.OTHER),
              new Bar("smallest order", bareOrdersPerSecond, Colour.OTHER)),
          BarPlot.Line.NONE);
    }
  }

  /** One sort in one round. */
  private record Lap(
      double perSecond, double workerMillis, double serverMillis, double aroundMillis) {}

  /** Processor time of those who share the machine, since they started. */
  private record Used(Duration worker, SharedTime shared) {
    static Used now(ChildJvm worker) {
      return new Used(worker.processorTime(), SharedTime.now());
    }

    Lap since(Used before, int orders, Duration took) {
      SharedTime spent = shared.since(before.shared);
      return new Lap(
          Rounds.rate(orders, took),
          SharedTime.millis(worker.minus(before.worker), orders),
          SharedTime.millis(spent.server(), orders),
          SharedTime.millis(spent.around(), orders));
    }
  }

  /** The laps of one sort. */
  private static final class Laps {
    private final ChildJvm worker;
    private final InFlight.Life life;
    private final List<Lap> laps = new ArrayList<>();

    Laps(ChildJvm worker, InFlight.Life life) {
      this.worker = worker;
      this.life = life;
    }

    void run(InFlight inFlight, int orders) throws InterruptedException {
      Used before = Used.now(worker);
      Duration took = inFlight.live(orders, life);
      laps.add(Used.now(worker).since(before, orders, took));
    }

    List<Double> rates() {
      return laps.stream().map(Lap::perSecond).toList();
    }

    double perSecond() {
      return Rounds.rounded(Rounds.median(rates()));
    }

    double median(Function<Lap, Double> figure) {
      return Rounds.rounded(Rounds.median(laps.stream().map(figure).toList()));
    }

    double last() {
      return laps.getLast().perSecond();
    }
  }

  /** Measures; takes minutes. */
  public static Figures run(Ground ground, Plan plan, Consumer<String> says)
      throws InterruptedException {
    RunDirectory run = ground.open();
    try (LocalTemporal temporal = ground.temporal(says);
        DemoStack stack = Ground.stack(temporal, run, STEP);
        ChildJvm worker = Ground.worker(stack.config(), run);
        SameLives same = SameLives.on(stack.client(), STEP);
        ChildJvm bareWorker =
            ChildJvm.start(
                run.file("bare-worker.log"),
                BareWorker.class.getName(),
                same.places(temporal.target()).arguments())) {
      InFlight inFlight = new InFlight(plan.inFlight());
      WholeLives whole = new WholeLives(stack);
      BareLives bare = new BareLives(stack.client());
      says.accept("Warming up.");
      var unused = inFlight.live(plan.warmUp(), whole::live);
      unused = inFlight.live(plan.warmUp(), same::live);
      unused = inFlight.live(plan.warmUp(), bare::live);
      whole.lived().forget();
      same.lived().forget();
      Laps wholes = new Laps(worker, whole::live);
      Laps sames = new Laps(bareWorker, same::live);
      Laps bares = new Laps(bareWorker, bare::live);
      int perRound = plan.orders() / plan.rounds();
      for (int i = 1; i <= plan.rounds(); i++) {
        wholes.run(inFlight, perRound);
        sames.run(inFlight, perRound);
        bares.run(inFlight, perRound);
        says.accept(
            "Round %d: %.1f whole orders a second, %.1f of the same, %.1f of the smallest."
                .formatted(i, wholes.last(), sames.last(), bares.last()));
      }
      Ratio ratio = Ratio.of(wholes.rates(), bares.rates());
      Ratio sameRatio = Ratio.of(wholes.rates(), sames.rates());
      HistoryCost cost = whole.lived().cost();
      HistoryCost sameCost = same.lived().cost();
      return new Figures(
          wholes.perSecond(),
          sames.perSecond(),
          bares.perSecond(),
          ratio.ratio(),
          ratio.lowest(),
          ratio.highest(),
          sameRatio.ratio(),
          sameRatio.lowest(),
          sameRatio.highest(),
          cost.actions(),
          cost.events(),
          cost.bytes(),
          sameCost.actions(),
          sameCost.events(),
          sameCost.bytes(),
          wholes.median(Lap::workerMillis),
          sames.median(Lap::workerMillis),
          bares.median(Lap::workerMillis),
          wholes.median(Lap::serverMillis),
          sames.median(Lap::serverMillis),
          bares.median(Lap::serverMillis),
          wholes.median(Lap::aroundMillis),
          sames.median(Lap::aroundMillis),
          bares.median(Lap::aroundMillis),
          worker.megabytes().orElse(0),
          bareWorker.megabytes().orElse(0),
          plan.orders(),
          plan.inFlight(),
          plan.rounds(),
          temporal.kind().toString());
    }
  }
}
