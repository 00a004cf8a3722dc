package dev.lockstep.run;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.port.Capability;
import dev.lockstep.schedule.Alerts;
import dev.lockstep.schedule.DailyReconciliations;
import dev.lockstep.schedule.Sweep;
import dev.lockstep.schedule.SweepPlan;
import dev.lockstep.schedule.Sweeps;
import dev.lockstep.worker.TemporalConnection;
import dev.lockstep.worker.Wiring;
import dev.lockstep.worker.WorkerProcess;
import dev.lockstep.worker.config.LockstepConfig;
import dev.lockstep.worker.config.ReconciliationConfig;
import dev.lockstep.worker.config.SweepConfig;
import io.temporal.client.WorkflowClient;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A worker with the sweeps of its connections and the alerts, from configuration to graceful stop.
 */
public final class WorkerRun implements AutoCloseable {
  private final WorkerProcess worker;
  private final Sweeps sweeps;

  private WorkerRun(WorkerProcess worker, Sweeps sweeps) {
    this.worker = worker;
    this.sweeps = sweeps;
  }

  /**
   * Starts the worker; returns when it takes work, every connection is swept from now on, and
   * somebody is told of what is parked, where the configuration names somebody.
   *
   * @throws dev.lockstep.worker.StartFailure if it cannot start
   * @throws dev.lockstep.schedule.SweepsFailure if the sweeps cannot be scheduled
   * @throws dev.lockstep.schedule.AlertsFailure if the alerts cannot be started
   */
  public static WorkerRun start(LockstepConfig config) {
    AtomicReference<TemporalConnection> temporal = new AtomicReference<>();
    AtomicReference<Wiring> wiring = new AtomicReference<>();
    WorkerProcess worker =
        WorkerProcess.start(
            config,
            (read, connected, metrics) -> {
              temporal.set(connected);
              Wiring made = new Wiring(read, metrics.registry());
              wiring.set(made);
              return made.parts(connected.client());
            });
    try {
      WorkflowClient client = requireNonNull(temporal.get()).client();
      if (config.alerts() != null) {
        var unused = Alerts.start(client);
      }
      reconcileDaily(client, config);
      Set<Sweep> wanted = sweeps(config, requireNonNull(wiring.get()));
      SweepPlan plan = plan(config.sweep());
      Sweeps sweeps = Sweeps.start(client, wanted, plan);
      switch (sweeps.keeper()) {
        case TEMPORAL -> Sweeps.retireAllBut(client, wanted, plan);
        case THIS_PROCESS -> {}
      }
      return new WorkerRun(worker, sweeps);
    } catch (RuntimeException e) {
      worker.close();
      throw e;
    }
  }

  /** The port of {@code /health}, {@code /ready} and {@code /metrics}. */
  public int healthPort() {
    return worker.healthPort();
  }

  @Override
  public void close() {
    sweeps.close();
    worker.close();
  }

  private static void reconcileDaily(WorkflowClient client, LockstepConfig config) {
    ReconciliationConfig wanted = config.reconciliation();
    if (wanted.enabled()) {
      DailyReconciliations.keep(
          client,
          new DailyReconciliations.Plan(
              config.links().entrySet().stream()
                  .collect(
                      toUnmodifiableMap(Map.Entry::getKey, link -> link.getValue().timeZone())),
              wanted.at(),
              wanted.daysBack()));
    } else {
      DailyReconciliations.end(client, config.links().keySet());
    }
  }

  private static SweepPlan plan(SweepConfig sweep) {
    return new SweepPlan(
        sweep.every(), sweep.jitter(), sweep.firstWindow(), sweep.firstOrdersWindow());
  }

  /** Every warehouse, and every order source that lists what changed. */
  private static Set<Sweep> sweeps(LockstepConfig config, Wiring wiring) {
    Set<Sweep> sweeps = new LinkedHashSet<>();
    config
        .links()
        .values()
        .forEach(link -> {
          link.warehouses().forEach(warehouse -> sweeps.add(Sweep.ofShipments(warehouse)));
          if (config.sweep().orders() && listsChanges(wiring, link.source())) {
            sweeps.add(Sweep.ofOrders(link.source()));
          }
        });
    return sweeps;
  }

  private static boolean listsChanges(Wiring wiring, ConnectionId source) {
    return wiring
        .orderSource(source)
        .filter(it -> it.capabilities().contains(Capability.CHANGE_FEED))
        .isPresent();
  }
}
