package dev.lockstep.rehearsal;

import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.LogFile;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.rehearsal.OrderFlow.Unended;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.temporal.DevServer;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One rehearsal from start to verdict. */
public final class Rehearsal {
  private static final Duration STEP = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration DRAIN = Duration.ofSeconds(5);
  private static final long TICK_MILLIS = 200;

  private final RehearsalPlan plan;
  private final RehearsalProgress progress;

  private Rehearsal(RehearsalPlan plan, RehearsalProgress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Starts everything, lets the orders flow and the crashes happen, judges, and stops everything.
   *
   * @param says receives one sentence at a time for the person who waits
   * @throws RehearsalFailure if it could not be held
   */
  public static RehearsalReport hold(
      RehearsalPlan plan, RehearsalProgress progress, Consumer<String> says)
      throws InterruptedException {
    TemporalCli.Found cli =
        switch (TemporalCli.findOrInstall(plan.temporalCli(), says)) {
          case TemporalCli.Found found -> found;
          // It never takes an order back from the worker that had it last.
          case TemporalCli.Missing missing ->
              throw new RehearsalFailure(
                  "Crashes need a real Temporal, not the one in memory. " + missing.hint());
        };
    RunDirectory directory = RunDirectory.create(plan.directory());
    LogFile.divert(directory.file("lockstep.log"));
    try (DevServer temporal = LocalTemporal.devServer(cli, options(plan, directory));
        DemoStack stack = DemoStack.withoutWorker(temporal, directory, plan.seed(), STEP);
        WorkerChild worker = WorkerChild.start(stack.config(), directory.file("worker.log"))) {
      says.accept(
          "Orders: %d. Kills of the worker: %d. Restarts of Temporal: %d. Logs: %s"
              .formatted(plan.orders(), plan.kills(), plan.temporalRestarts(), directory.file("")));
      return new Rehearsal(plan, progress).hold(temporal, stack, worker);
    }
  }

  private RehearsalReport hold(DevServer temporal, DemoStack stack, WorkerChild worker)
      throws InterruptedException {
    long began = System.nanoTime();
    loseAnswers(stack);
    OrderFlow flow = new OrderFlow(stack, plan, PATIENCE);
    Nemesis nemesis = new Nemesis(Crash.draw(plan), worker, temporal, flow::placed);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> flowing =
          threads.submit(() -> {
            flow.run();
            return null;
          });
      Future<?> striking =
          threads.submit(() -> {
            nemesis.run();
            return null;
          });
      try {
        while (!flowing.isDone() || (!striking.isDone() && flow.placed() == plan.orders())) {
          worker.revive();
          progress.show(flow.ended(), plan.orders(), nemesis.kills(), nemesis.restarts());
          requireNoFailure(striking);
          Thread.sleep(TICK_MILLIS);
        }
        progress.show(flow.ended(), plan.orders(), nemesis.kills(), nemesis.restarts());
        requireNoFailure(flowing);
        requireNoFailure(striking);
      } finally {
        threads.shutdownNow();
        progress.end();
      }
    }
    var unused = stack.storefront().outbox().drain(DRAIN);
    return judge(stack, flow, nemesis, Duration.ofNanos(System.nanoTime() - began));
  }

  private RehearsalReport judge(DemoStack stack, OrderFlow flow, Nemesis nemesis, Duration took) {
    Set<String> parked =
        flow.unended().stream()
            .filter(each -> !each.parked().isEmpty())
            .map(Unended::order)
            .collect(Collectors.toSet());
    return new RehearsalReport(
        plan.orders(),
        flow.placed(),
        stack.judge(parked),
        flow.unended(),
        nemesis.kills(),
        nemesis.restarts(),
        struck(stack.storefront().faults()) + struck(stack.warehouse().faults()),
        took.toSeconds());
  }

  /** Both platforms now and then do what they are asked and do not say so. */
  private static void loseAnswers(DemoStack stack) {
    stack
        .warehouse()
        .faults()
        .add(FaultRule.on("PUT", "**/orders/*", FaultKind.DROP_REPLY).probability(0.03));
    stack
        .storefront()
        .faults()
        .add(FaultRule.on("POST", "**/orders/*", FaultKind.ERROR_AFTER_COMMIT).probability(0.01));
  }

  private static int struck(Faults faults) {
    return faults.tallies().stream().mapToInt(Faults.Tally::struck).sum();
  }

  private static LocalTemporalOptions options(RehearsalPlan plan, RunDirectory directory) {
    LocalTemporalOptions options =
        LocalTemporalOptions.with(OrderSearchAttributes.types())
            .printingTo(directory.file("temporal.log"));
    return plan.temporalRestarts() > 0 ? options.keptIn(directory.file("temporal.db")) : options;
  }

  private static void requireNoFailure(Future<?> future) throws InterruptedException {
    if (!future.isDone()) {
      return;
    }
    try {
      var unused = future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new RehearsalFailure("The rehearsal broke off. Run it again with --verbose.", e);
    }
  }
}
