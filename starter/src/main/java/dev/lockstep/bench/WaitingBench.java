package dev.lockstep.bench;

import dev.lockstep.common.OrderId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.order.OrderNames;
import dev.lockstep.plot.BarPlot;
import dev.lockstep.plot.BarPlot.Bar;
import dev.lockstep.plot.BarPlot.Colour;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.scend.Fate;
import dev.lockstep.sandbox.scend.FateRule;
import dev.lockstep.sandbox.scend.Status;
import dev.lockstep.temporal.LocalTemporal;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Many orders that a warehouse has and does not ship: what each costs by being open. */
public final class WaitingBench {
  private static final Duration STEP = Duration.ofMillis(5);
  private static final int PARTS = 10;
  private static final int SAMPLE = 50;
  private static final int KILOBYTES_PER_MEGABYTE = 1024;
  private static final long PAUSE_MILLIS = 20;
  private static final long SETTLE_MILLIS = 2000;
  private static final int MOST_LOOKS = 10;
  private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();

  /** Counts and never strikes. */
  private static final FaultRule RELEASE_NOTE =
      FaultRule.on("POST", "**/orders/*", FaultKind.LATENCY).skip(Integer.MAX_VALUE);

  private WaitingBench() {}

  /**
   * What to measure.
   *
   * @param orders to come after the warm-up, at least 10
   * @param inFlight on their way to the warehouse at the same time
   * @param rest how long all of them wait while nothing happens
   */
  public record Plan(int orders, int inFlight, Duration rest) {}

  /**
   * What came out. Memory is 0 where the system does not say.
   *
   * @param orders open at the end, those of the warm-up included
   * @param millisPerOrder for each tenth of the orders after the warm-up, how long one took to get
   *     to the warehouse
   * @param growth of the last tenth over the median of the first three
   * @param actionsWhileWaiting of the orders looked at, together
   * @param eventsWhileWaiting of the orders looked at, together
   * @param lookedAt orders whose history was compared before and after the rest
   * @param workerKilobytesPerOrder what the worker's memory grew by, for each order
   * @param serverKilobytesPerOrder what the server's memory grew by, for each order
   */
  public record Figures(
      int orders,
      List<Double> millisPerOrder,
      double growth,
      long actionsWhileWaiting,
      long eventsWhileWaiting,
      int lookedAt,
      long restSeconds,
      long workerMegabytesBefore,
      long workerMegabytes,
      double workerKilobytesPerOrder,
      long serverMegabytesBefore,
      long serverMegabytes,
      double serverKilobytesPerOrder,
      double cpuMillisWhileWaitingPerSecond,
      String temporal)
      implements Result {
    public Figures {
      millisPerOrder = List.copyOf(millisPerOrder);
    }

    @Override
    public List<Row> rows() {
      return List.of(
          Row.of("orders open", "%,d", orders),
          Row.of("first tenth, an order", "%.1f ms", millisPerOrder.getFirst()),
          Row.of("last tenth, an order", "%.1f ms", millisPerOrder.getLast()),
          Row.of("growth", "%.2f", growth),
          Row.of(
              "actions and events while waiting",
              "%d and %d, of %d orders in %d s",
              actionsWhileWaiting,
              eventsWhileWaiting,
              lookedAt,
              restSeconds),
          Row.of(
              "worker's memory",
              "%d to %d MiB, %.1f KiB an order",
              workerMegabytesBefore,
              workerMegabytes,
              workerKilobytesPerOrder),
          Row.of(
              "server's memory",
              "%d to %d MiB, %.1f KiB an order",
              serverMegabytesBefore,
              serverMegabytes,
              serverKilobytesPerOrder),
          Row.of(
              "worker's processor while all wait",
              "%.1f ms a second",
              cpuMillisWhileWaitingPerSecond),
          Row.of("on", "%s", temporal));
    }

    @Override
    public BarPlot plot() {
      return new BarPlot(
          "Milliseconds an order took to the warehouse, by tenths of %,d".formatted(orders),
          IntStream.range(0, millisPerOrder.size())
              .mapToObj(i ->
                  new Bar("%d %%".formatted((i + 1) * PARTS), millisPerOrder.get(i), Colour.OURS))
              .toList(),
          BarPlot.Line.NONE);
    }
  }

  /** Measures; takes some minutes for every thousand orders. */
  public static Figures run(Ground ground, Plan plan, Consumer<String> says)
      throws InterruptedException {
    RunDirectory run = ground.open();
    try (LocalTemporal temporal = ground.temporal(says);
        DemoStack stack = Ground.stack(temporal, run, STEP);
        ChildJvm worker = Ground.worker(stack.config(), run)) {
      Intake intake = new Intake(stack, plan.inFlight());
      says.accept("Warming up.");
      int warmUp = Math.max(plan.inFlight(), plan.orders() / PARTS / 2);
      var unused = intake.take(warmUp);
      OptionalLong workerBefore = worker.megabytes();
      OptionalLong serverBefore = ChildJvm.megabytesOfTemporal();
      List<Double> millis = new ArrayList<>();
      int taken = 0;
      for (int part = 1; part <= PARTS; part++) {
        int share = plan.orders() * part / PARTS - taken;
        millis.add(Rounds.rounded(intake.take(share).toNanos() / 1e6 / share));
        taken += share;
        says.accept(
            "%,d of %,d orders wait; the last %,d took %.1f ms each."
                .formatted(taken, plan.orders(), share, millis.getLast()));
      }
      List<String> sample = intake.sample();
      HistoryCost before = settled(stack.client(), sample);
      Duration usedBefore = worker.processorTime();
      Thread.sleep(plan.rest());
      double used = worker.processorTime().minus(usedBefore).toMillis();
      HistoryCost after = cost(stack.client(), sample);
      double first = Rounds.median(millis.subList(0, 3));
      OptionalLong workerAfter = worker.megabytes();
      OptionalLong serverAfter = ChildJvm.megabytesOfTemporal();
      return new Figures(
          warmUp + plan.orders(),
          millis,
          Rounds.rounded(millis.getLast() / first),
          after.actions() - before.actions(),
          after.events() - before.events(),
          sample.size(),
          plan.rest().toSeconds(),
          workerBefore.orElse(0),
          workerAfter.orElse(0),
          growth(workerBefore, workerAfter, plan.orders()),
          serverBefore.orElse(0),
          serverAfter.orElse(0),
          growth(serverBefore, serverAfter, plan.orders()),
          Rounds.rounded(used * 1000 / Math.max(1, plan.rest().toMillis())),
          temporal.kind().toString());
    }
  }

  private static double growth(OptionalLong before, OptionalLong after, int orders) {
    return Rounds.rounded(
        (double) (after.orElse(0) - before.orElse(0)) * KILOBYTES_PER_MEGABYTE / orders);
  }

  /** Between the release and the wait lies a step that the storefront does not see. */
  private static HistoryCost settled(WorkflowClient client, List<String> ids)
      throws InterruptedException {
    HistoryCost last = cost(client, ids);
    for (int i = 0; i < MOST_LOOKS; i++) {
      Thread.sleep(SETTLE_MILLIS);
      HistoryCost now = cost(client, ids);
      if (now.equals(last)) {
        break;
      }
      last = now;
    }
    return last;
  }

  private static HistoryCost cost(WorkflowClient client, List<String> ids) {
    return ids.stream()
        .map(id -> HistoryCost.of(client.fetchHistory(id).getHistory()))
        .reduce(new HistoryCost(0, 0, 0), HistoryCost::plus);
  }

  /** Places orders and sees them into the warehouse, a bounded number at a time. */
  private static final class Intake {
    private final DemoStack stack;
    private final int inFlight;
    private final SampleOrders samples = new SampleOrders(23);
    private final List<String> ids = new ArrayList<>();
    private int placed;

    Intake(DemoStack stack, int inFlight) {
      this.stack = stack;
      this.inFlight = inFlight;
      stack.storefront().faults().add(RELEASE_NOTE);
      stack.warehouse().script(FateRule.forReference("**", new Fate.StuckAt(Status.ALLOCATED)));
    }

    /** Returns when all of them wait in the warehouse. */
    Duration take(int count) throws InterruptedException {
      long began = System.nanoTime();
      long deadline = began + PATIENCE_NANOS;
      int target = placed + count;
      int seen = released();
      while (seen < target) {
        while (placed < target && placed - seen < inFlight) {
          Sample sample = samples.next(SampleKind.PAID);
          var unused = stack.storefront().merchant().place(sample);
          ids.add(OrderNames.workflowId(DemoStack.LINK, new OrderId(sample.orderId())));
          placed++;
        }
        Thread.sleep(PAUSE_MILLIS);
        int now = released();
        if (now > seen) {
          deadline = System.nanoTime() + PATIENCE_NANOS;
        } else if (System.nanoTime() > deadline) {
          throw new BenchFailure(
              "Orders stopped coming into the warehouse: %d of %d. See the logs in the run's directory."
                  .formatted(now, target));
        }
        seen = now;
      }
      return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Some of those that have waited longest. */
    List<String> sample() {
      return ids.stream()
          .limit(SAMPLE)
          .filter(id -> {
            try {
              return !stack
                  .client()
                  .newUntypedWorkflowStub(id)
                  .describe()
                  .getStatus()
                  .name()
                  .endsWith("COMPLETED");
            } catch (WorkflowNotFoundException gone) {
              return false;
            }
          })
          .toList();
    }

    /** The last thing a release does is to note it in the storefront. */
    private int released() {
      return stack.storefront().faults().tallies().stream()
          .filter(tally -> tally.rule().equals(RELEASE_NOTE))
          .mapToInt(tally -> tally.matched())
          .findFirst()
          .orElse(0);
    }
  }
}
