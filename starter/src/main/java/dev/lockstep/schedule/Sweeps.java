package dev.lockstep.schedule;

import static java.util.stream.Collectors.joining;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleException;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sweeps of every connection, shipments of warehouses and orders of sources, by Temporal's
 * schedules or, where the server has none, by this process until it is closed.
 *
 * <p>May be started again, and by several processes at once: a schedule is created once and brought
 * up to the plan by whoever comes later.
 */
public final class Sweeps implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sweeps.class);

  /** Who keeps the time. */
  public enum Keeper {
    TEMPORAL,
    THIS_PROCESS
  }

  private final Keeper keeper;
  private final List<SweepLoop> loops;

  private Sweeps(Keeper keeper, List<SweepLoop> loops) {
    this.keeper = keeper;
    this.loops = loops;
  }

  /**
   * Returns once every connection is swept from now on.
   *
   * @throws SweepsFailure where Temporal does not answer or does not allow it
   */
  public static Sweeps start(WorkflowClient client, Collection<Sweep> wanted, SweepPlan plan) {
    SweepSchedule schedule = new SweepSchedule(client, plan);
    for (Sweep sweep : wanted) {
      switch (schedule.createOrUpdate(sweep)) {
        case SCHEDULED -> {}
        case HAS_NO_SCHEDULES -> {
          return byThisProcess(client, wanted, plan);
        }
      }
    }
    log.info(
        "Temporal sweeps by its schedules: {}; every {} s.",
        named(wanted),
        plan.every().toSeconds());
    return new Sweeps(Keeper.TEMPORAL, List.of());
  }

  /**
   * Pauses the schedules of sweeps that are not wanted: of connections that the configuration has
   * lost. A paused one remembers where it was, and runs again once it is wanted.
   */
  public static void retireAllBut(WorkflowClient client, Collection<Sweep> wanted, SweepPlan plan) {
    try {
      List<String> retired = new SweepSchedule(client, plan).retireAllBut(wanted);
      if (!retired.isEmpty()) {
        log.warn(
            "Sweeps of connections that are not in the configuration any more are paused: {}. If"
                + " none of them comes back, delete them with: temporal schedule delete"
                + " --schedule-id ID",
            String.join(", ", retired));
      }
    } catch (StatusRuntimeException | ScheduleException e) {
      if (Status.fromThrowable(e).getCode() != Status.Code.UNIMPLEMENTED) {
        log.warn(
            "Temporal did not say which sweeps there are ({}); those of connections that are gone"
                + " may still be tried.",
            Status.fromThrowable(e).getCode());
      }
    }
  }

  private static Sweeps byThisProcess(
      WorkflowClient client, Collection<Sweep> wanted, SweepPlan plan) {
    log.info(
        "This process sweeps itself until it ends, since the Temporal server has no schedules: {};"
            + " every {} s.",
        named(wanted),
        plan.every().toSeconds());
    return new Sweeps(
        Keeper.THIS_PROCESS,
        wanted.stream().map(sweep -> SweepLoop.start(client, sweep, plan)).toList());
  }

  private static String named(Collection<Sweep> wanted) {
    return wanted.stream().map(Sweep::toString).sorted().collect(joining(", "));
  }

  public Keeper keeper() {
    return keeper;
  }

  /** Ends what this process does. Schedules stay: they are Temporal's. */
  @Override
  public void close() {
    loops.forEach(SweepLoop::close);
  }
}
