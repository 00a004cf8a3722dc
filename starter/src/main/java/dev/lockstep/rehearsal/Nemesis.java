package dev.lockstep.rehearsal;

import dev.lockstep.demo.Stage;
import dev.lockstep.demo.stage.Backstage;
import dev.lockstep.rehearsal.report.Happening;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.fault.RetryHint;
import dev.lockstep.temporal.DevServer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Lets the strikes of the plan happen when they are due, one after the other. */
final class Nemesis {
  private static final long PAUSE_MILLIS = 20;
  private static final long ASKED_WAIT_MILLIS = 1000;

  private final List<Strike> strikes;
  private final List<Stage> stages;
  private final Cast cast;
  private final Optional<DevServer> temporal;
  private final Timeline timeline;
  private final IntSupplier placed;
  private final Map<Fault, Integer> counts =
      Collections.synchronizedMap(new EnumMap<>(Fault.class));
  private final Map<FaultKind, Integer> inWindows =
      Collections.synchronizedMap(new EnumMap<>(FaultKind.class));

  /**
   * @param temporal the server that can be restarted; empty where it is not ours
   * @param placed how many orders have been placed so far
   */
  Nemesis(
      List<Strike> strikes,
      List<Stage> stages,
      Cast cast,
      Optional<DevServer> temporal,
      Timeline timeline,
      IntSupplier placed) {
    this.strikes = List.copyOf(strikes);
    this.stages = List.copyOf(stages);
    this.cast = cast;
    this.temporal = temporal;
    this.timeline = timeline;
    this.placed = placed;
  }

  /** Returns when all of them have happened. */
  void run() throws InterruptedException {
    for (Strike strike : strikes) {
      while (placed.getAsInt() < strike.afterOrder()) {
        Thread.sleep(PAUSE_MILLIS);
      }
      Thread.sleep(strike.delay());
      befall(strike);
    }
  }

  /** How often each fault has struck. */
  Map<Fault, Integer> counts() {
    synchronized (counts) {
      return Map.copyOf(counts);
    }
  }

  /** How many calls failed because a whole platform was away. */
  Map<FaultKind, Integer> struckInWindows() {
    synchronized (inWindows) {
      return Map.copyOf(inWindows);
    }
  }

  /** How often a worker or the receiver was killed without a chance to notice. */
  int kills() {
    return count(Fault.WORKER_KILL) + count(Fault.RECEIVER_KILL);
  }

  int restarts() {
    return count(Fault.TEMPORAL_RESTART);
  }

  private int count(Fault fault) {
    return counts.getOrDefault(fault, 0);
  }

  private void befall(Strike strike) throws InterruptedException {
    switch (strike.fault()) {
      case WORKER_KILL -> {
        Child worker = cast.worker(strike.target());
        timeline.note(Happening.KILL, worker.name() + ", SIGKILL");
        worker.crash(strike.length());
      }
      case WORKER_STOP -> {
        Child worker = cast.worker(strike.target());
        timeline.note(strike.fault().toString(), worker.name() + ", SIGTERM");
        worker.stopAndStart();
      }
      case RECEIVER_KILL -> {
        timeline.note(Happening.KILL, "receiver, SIGKILL");
        cast.receiver().crash(strike.length());
      }
      case TEMPORAL_RESTART -> {
        timeline.note(Happening.RESTART, "Temporal, killed and started again");
        temporal.ifPresent(DevServer::restart);
      }
      case MAINTENANCE -> maintain(strike);
      case RATE_LIMIT_STORM -> limit(strike, RetryHint.RETRY_AFTER_SECONDS);
      case RATE_LIMIT_BARE -> limit(strike, RetryHint.NONE);
      default ->
          throw new IllegalArgumentException("It does not strike a whole run: " + strike.fault());
    }
    counts.merge(strike.fault(), 1, Integer::sum);
  }

  private void maintain(Strike strike) throws InterruptedException {
    Stage stage = stage(strike);
    window(
        strike,
        stage.depotConnection(),
        stage.depot().backstage(),
        FaultRule.on("*", "**", FaultKind.ERROR_BEFORE_COMMIT).probability(0.5),
        FaultRule.on("*", "**", FaultKind.HTML_PAGE).status(503));
  }

  private void limit(Strike strike, RetryHint hint) throws InterruptedException {
    Stage stage = stage(strike);
    FaultRule rule =
        FaultRule.on("*", "**", FaultKind.RATE_LIMITED).hint(hint).waitMillis(ASKED_WAIT_MILLIS);
    if (strike.target() % 2 == 0) {
      window(strike, stage.depotConnection(), stage.depot().backstage(), rule);
    } else {
      window(strike, stage.shopConnection(), stage.shop().backstage(), rule);
    }
  }

  private void window(Strike strike, String platform, Backstage backstage, FaultRule... rules)
      throws InterruptedException {
    timeline.note(
        Happening.WINDOW,
        String.format(
            Locale.ROOT,
            "%s of %s for %.1f s",
            strike.fault(),
            platform,
            strike.length().toMillis() / 1000.0));
    for (FaultRule rule : rules) {
      backstage.calls().add(rule);
    }
    try {
      Thread.sleep(strike.length());
    } finally {
      for (FaultRule rule : rules) {
        inWindows.merge(rule.kind(), backstage.calls().remove(rule), Integer::sum);
      }
    }
  }

  private Stage stage(Strike strike) {
    return stages.get(strike.target() / 2 % stages.size());
  }
}
