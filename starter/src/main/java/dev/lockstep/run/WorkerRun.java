package dev.lockstep.run;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.order.policy.Facilities;
import dev.lockstep.schedule.SweepPlan;
import dev.lockstep.schedule.Sweeps;
import dev.lockstep.worker.TemporalConnection;
import dev.lockstep.worker.Wiring;
import dev.lockstep.worker.WorkerProcess;
import dev.lockstep.worker.config.LockstepConfig;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** A worker with the sweeps of its warehouses, from configuration to graceful stop. */
public final class WorkerRun implements AutoCloseable {
  private final WorkerProcess worker;
  private final Sweeps sweeps;

  private WorkerRun(WorkerProcess worker, Sweeps sweeps) {
    this.worker = worker;
    this.sweeps = sweeps;
  }

  /**
   * Starts the worker; returns when it takes work and every warehouse is swept from now on.
   *
   * @throws dev.lockstep.worker.StartFailure if it cannot start
   * @throws dev.lockstep.schedule.SweepsFailure if the sweeps cannot be scheduled
   */
  public static WorkerRun start(LockstepConfig config) {
    AtomicReference<TemporalConnection> temporal = new AtomicReference<>();
    WorkerProcess worker =
        WorkerProcess.start(
            config,
            (read, connected, metrics) -> {
              temporal.set(connected);
              return new Wiring(read, metrics.registry()).parts(connected.client());
            });
    try {
      SweepPlan plan =
          new SweepPlan(
              config.sweep().every(), config.sweep().jitter(), config.sweep().firstWindow());
      return new WorkerRun(
          worker,
          Sweeps.start(Objects.requireNonNull(temporal.get()).client(), warehouses(config), plan));
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

  private static Set<ConnectionId> warehouses(LockstepConfig config) {
    return config.links().entrySet().stream()
        .map(link -> link.getValue().policy(link.getKey()).facilities())
        .map(Facilities::warehouses)
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
