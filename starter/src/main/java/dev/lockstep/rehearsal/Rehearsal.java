package dev.lockstep.rehearsal;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.LogFile;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.demo.Stage;
import dev.lockstep.demo.stage.Backstage;
import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.ForeignNames;
import dev.lockstep.rehearsal.report.HtmlReport;
import dev.lockstep.rehearsal.report.RunRecord;
import dev.lockstep.rehearsal.verdict.Checker;
import dev.lockstep.rehearsal.verdict.Flaw;
import dev.lockstep.rehearsal.verdict.Verdict;
import dev.lockstep.rehearsal.verdict.Violation;
import dev.lockstep.run.Configurations;
import dev.lockstep.sandbox.ledger.SkewedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One rehearsal from start to verdict. */
public final class Rehearsal {
  private static final Duration STEP = Duration.ofMillis(300);
  private static final Duration SWEEP_EVERY = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration DRAIN = Duration.ofSeconds(15);
  private static final long TICK_MILLIS = 250;
  private static final int TICKS_PER_SAMPLE = 4;
  private static final int MOST_LOOKS = 20;

  private final RehearsalOptions options;
  private final RehearsalPlan plan;
  private final RehearsalProgress progress;
  private final Consumer<String> says;

  private Rehearsal(
      RehearsalOptions options,
      RehearsalPlan plan,
      RehearsalProgress progress,
      Consumer<String> says) {
    this.says = says;
    this.options = options;
    this.plan = plan;
    this.progress = progress;
  }

  /** What is going to happen. */
  public static RehearsalPlan plan(RehearsalOptions options) {
    return RehearsalPlan.draw(options.orders(), options.pairs(), faults(options), options.seed());
  }

  /**
   * Starts everything, lets the orders flow and the plan happen, judges, and stops everything.
   *
   * @param says receives one sentence at a time for the person who waits
   * @throws RehearsalFailure if it could not be held
   */
  public static RunRecord hold(
      RehearsalOptions options, RehearsalProgress progress, Consumer<String> says)
      throws InterruptedException {
    RehearsalPlan plan = plan(options);
    RunDirectory directory = RunDirectory.create(options.directory());
    LogFile.divert(directory.file("lockstep.log"));
    Rehearsal rehearsal = new Rehearsal(options, plan, progress, says);
    try (RehearsalServer server = RehearsalServer.start(options, plan, directory, says);
        DemoStack stack =
            DemoStack.platforms(server.server(), directory, rehearsal.casting(server))) {
      server.requireNoOtherWorker(stack.client());
      says.accept(
          "%d orders, faults '%s', seed %d. Files of this run: %s"
              .formatted(
                  options.orders(), options.faults().name(), options.seed(), directory.file("")));
      try (Cast cast = Cast.start(stack.config(), options.workers(), directory)) {
        RunRecord run = rehearsal.hold(server, stack, cast);
        Path page = directory.write("report.html", HtmlReport.page(run));
        says.accept("The report of this run: %s".formatted(page));
        return run;
      } finally {
        server.tidy(stack.client(), stack.stages());
      }
    }
  }

  /** A server that is not ours is not restarted. */
  private static FaultProfile faults(RehearsalOptions options) {
    if (options.server().isEmpty()) {
      return options.faults();
    }
    Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    rates.putAll(options.faults().rates());
    rates.remove(Fault.TEMPORAL_RESTART);
    return new FaultProfile(options.faults().name(), rates);
  }

  /** A server that was there before may have seen the same orders already. */
  private DemoStack.Casting casting(RehearsalServer server) {
    long ofOrders =
        server.own().isPresent()
            ? options.seed()
            : options.seed() + InstantSource.system().millis();
    UnaryOperator<String> configuration =
        options
            .tuning()
            .<UnaryOperator<String>>map(tuning -> tuning::applied)
            .orElse(UnaryOperator.identity());
    return new DemoStack.Casting(
        options.pairs(),
        ofOrders,
        STEP,
        SWEEP_EVERY,
        ForeignNames.NONE,
        this::clock,
        text -> Tuning.outlastingTimeOuts(configuration.apply(text)));
  }

  /** A lost webhook is made good by a sweep, and a customer's may be minutes apart. */
  private static Duration patience(Duration sweepEvery) {
    return PATIENCE.plus(sweepEvery.multipliedBy(2));
  }

  private InstantSource clock(String connection) {
    Duration ahead = plan.skews().getOrDefault(connection, Duration.ZERO);
    return ahead.isZero() ? InstantSource.system() : new SkewedClock(InstantSource.system(), ahead);
  }

  private RunRecord hold(RehearsalServer server, DemoStack stack, Cast cast)
      throws InterruptedException {
    List<Stage> stages = stack.stages();
    Timeline timeline = new Timeline();
    LedgerWatch watch =
        new LedgerWatch(stages, InstantSource.system(), InstantSource.system().instant());
    platforms(stages).forEach(platform -> Troublemaker.arm(platform, plan.notices()));
    plan.skews()
        .forEach((platform, ahead) ->
            timeline.note(
                Fault.CLOCK_SKEW.toString(),
                "the clock of %s, %+d s".formatted(platform, ahead.toSeconds())));
    OrderFlow flow =
        new OrderFlow(
            plan.orders(),
            stages,
            stack.client(),
            watch,
            InstantSource.system(),
            options.inFlight(),
            patience(Configurations.load(stack.config()).sweep().every()));
    Nemesis nemesis =
        new Nemesis(plan.strikes(), stages, cast, server.own(), timeline, flow::placed);
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
        await(flowing, striking, flow, nemesis, cast, watch, timeline);
      } finally {
        threads.shutdownNow();
        progress.end();
      }
    }
    for (Stage stage : stages) {
      stage.shop().drain(DRAIN);
    }
    flow.orders().stream()
        .filter(OrderRun::wasMissed)
        .forEach(order ->
            says.accept(
                "Order %s of %s was over, or in front of a person, before its moment came: %s."
                    .formatted(order.id(), order.stage().pair(), order.planned().course())));
    return judge(stack, flow, nemesis, watch, timeline);
  }

  private void await(
      Future<?> flowing,
      Future<?> striking,
      OrderFlow flow,
      Nemesis nemesis,
      Cast cast,
      LedgerWatch watch,
      Timeline timeline)
      throws InterruptedException {
    for (int tick = 0;
        !flowing.isDone() || (!striking.isDone() && flow.placed() == options.orders());
        tick++) {
      cast.revive();
      watch.read();
      if (tick % TICKS_PER_SAMPLE == 0) {
        watch.sample(timeline.now());
      }
      show(flow, nemesis, timeline);
      requireNoFailure(striking);
      Thread.sleep(TICK_MILLIS);
    }
    watch.read();
    watch.sample(timeline.now());
    show(flow, nemesis, timeline);
    requireNoFailure(flowing);
    requireNoFailure(striking);
  }

  private void show(OrderFlow flow, Nemesis nemesis, Timeline timeline) {
    progress.show(
        flow.ended(), options.orders(), nemesis.kills(), nemesis.restarts(), timeline.now());
  }

  private RunRecord judge(
      DemoStack stack, OrderFlow flow, Nemesis nemesis, LedgerWatch watch, Timeline timeline)
      throws InterruptedException {
    Duration took = timeline.now();
    Map<OrderRun, List<ExceptionCode>> codes = new LinkedHashMap<>();
    List<Flaw> open = new ArrayList<>();
    for (OrderRun order : flow.unended()) {
      List<ExceptionCode> found = codes(order);
      codes.put(order, found);
      if (found.isEmpty() && !order.isOver()) {
        open.add(
            new Flaw(
                Violation.STUCK_WITHOUT_CODE,
                order.stage().pair().toString(),
                order.id(),
                "Its workflow has not come to its end, and no person knows why. stage=%s"
                    .formatted(order.standing())));
      }
    }
    for (int number = flow.placed() + 1; number <= options.orders(); number++) {
      open.add(
          new Flaw(
              Violation.LOST,
              plan.orders().get(number - 1).pair().toString(),
              "#" + number,
              "It was not placed, since no other order came to its end for too long."));
    }
    Verdict verdict =
        with(Checker.check(new EvidenceRoom(stack, flow.orders(), watch).gather(codes)), open);
    return new RunRecord(
        options.command(),
        options.seed(),
        options.faults().name(),
        options.orders(),
        took,
        timeline.happenings(),
        watch.samples(),
        FaultCounts.of(platforms(stack.stages()), nemesis, plan.skews().size()),
        nemesis.kills(),
        nemesis.restarts(),
        watch.latencies(timeline.happenings()),
        verdict);
  }

  /** Asked again while the worker is busy with something else. */
  private static List<ExceptionCode> codes(OrderRun order) throws InterruptedException {
    for (int look = 0; look < MOST_LOOKS; look++) {
      List<ExceptionCode> codes = order.codes();
      if (!codes.isEmpty() || order.isHeardOf()) {
        return codes;
      }
      Thread.sleep(TICK_MILLIS);
    }
    return List.of();
  }

  private static Verdict with(Verdict verdict, List<Flaw> more) {
    Map<Violation, Integer> counts = new EnumMap<>(Violation.class);
    counts.putAll(verdict.counts());
    more.forEach(flaw -> counts.merge(flaw.violation(), 1, Integer::sum));
    return new Verdict(
        verdict.orders(),
        counts,
        Stream.concat(verdict.flaws().stream(), more.stream()).toList(),
        verdict.confirmed(),
        verdict.cancelled(),
        verdict.parked());
  }

  private static List<Backstage> platforms(List<Stage> stages) {
    return Stream.concat(
            stages.stream().map(stage -> stage.shop().backstage()),
            stages.stream().map(Stage::depot).distinct().map(Depot::backstage))
        .toList();
  }

  private static void requireNoFailure(Future<?> future) throws InterruptedException {
    if (!future.isDone()) {
      return;
    }
    try {
      var unused = future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new RehearsalFailure("The rehearsal was broken off.", e);
    }
  }
}
