package dev.lockstep.activity.pause;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.connection.PauseState;
import dev.lockstep.order.OrderNames;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import dev.lockstep.sweep.SweepNames;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a paused connection from being called by the steps of another: a step of an order source
 * looks into the warehouse as well, and its queue goes on.
 *
 * <p>What began before the pause may finish, for {@link #FINISHED_WITHIN}, so that no release is
 * cut off between sending and looking; a sweep stops at its next page. What Temporal says is
 * believed for {@link #BELIEVED_FOR}; while it does not answer, what it said last.
 */
public final class PauseGate {
  /** A pause holds for every call this long after it was announced. */
  public static final Duration BELIEVED_FOR = Duration.ofSeconds(5);

  /** What began before the pause may go on this long after it: as long as an order's step may. */
  public static final Duration FINISHED_WITHIN = Duration.ofSeconds(90);

  /** What waits at the gate asks again first so soon, and then ever more rarely. */
  static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  static final Duration ASK_AGAIN_AT_MOST = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 4;

  private static final Logger LOG = LoggerFactory.getLogger(PauseGate.class);
  private static final Set<String> SWEEPS =
      Set.of(SweepNames.ACTIVITY_TYPE, SweepNames.ORDERS_ACTIVITY_TYPE);

  /** Answered without calling the platform. */
  private static final Set<String> NO_CALLS = Set.of("capabilities", "misfits");

  private final Optional<Function<ConnectionId, Optional<PauseState>>> pauses;
  private final Supplier<Optional<Step>> current;
  private final InstantSource clock;
  private final Map<ConnectionId, Seen> seen = new ConcurrentHashMap<>();

  /** What a call is made for. */
  record Step(String activityType, String taskQueue, int attempt, Instant began) {}

  private record Seen(Optional<PauseState> pause, Instant at) {}

  public PauseGate(Pauses pauses, InstantSource clock) {
    this(Optional.of(pauses::current), PauseGate::currentStep, clock);
  }

  PauseGate(
      Optional<Function<ConnectionId, Optional<PauseState>>> pauses,
      Supplier<Optional<Step>> current,
      InstantSource clock) {
    this.pauses = pauses;
    this.current = current;
    this.clock = clock;
  }

  /** Holds nobody up: what is behind it is the port itself. */
  public static PauseGate open() {
    return new PauseGate(Optional.empty(), Optional::empty, InstantSource.system());
  }

  public OrderSource before(ConnectionId connection, OrderSource source) {
    return gated(connection, OrderSource.class, source);
  }

  public Warehouse before(ConnectionId connection, Warehouse warehouse) {
    return gated(connection, Warehouse.class, warehouse);
  }

  /** A proxy, so that a method added to a port later cannot be forgotten here. */
  private <P> P gated(ConnectionId connection, Class<P> port, P behind) {
    if (pauses.isEmpty()) {
      return behind;
    }
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() != Object.class
                  && !NO_CALLS.contains(method.getName())) {
                check(connection);
              }
              try {
                return method.invoke(behind, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }

  private void check(ConnectionId connection) {
    pause(connection)
        .filter(pause -> !mayCall(connection, pause))
        .ifPresent(pause -> {
          throw PlatformFailure.announcedPause(
              connection, current.get().map(PauseGate::askAgain).orElse(ASK_AGAIN_AT_MOST));
        });
  }

  private static Duration askAgain(Step step) {
    Duration longer = ASK_AGAIN.multipliedBy(1L << Math.min(step.attempt() - 1, MOST_DOUBLINGS));
    return longer.compareTo(ASK_AGAIN_AT_MOST) < 0 ? longer : ASK_AGAIN_AT_MOST;
  }

  private boolean mayCall(ConnectionId connection, PauseState pause) {
    return current.get().filter(step -> mayCall(step, connection, pause)).isPresent();
  }

  private boolean mayCall(Step step, ConnectionId connection, PauseState pause) {
    if (step.began().isBefore(pause.since())) {
      return !SWEEPS.contains(step.activityType())
          && clock.instant().isBefore(pause.since().plus(FINISHED_WITHIN));
    }
    // The queue itself is stopped: what it hands out shows that the pause is over.
    return step.taskQueue().equals(OrderNames.connectionQueue(connection));
  }

  private Optional<PauseState> pause(ConnectionId connection) {
    Instant now = clock.instant();
    return seen.compute(
            connection,
            (id, before) ->
                before != null && now.isBefore(before.at().plus(BELIEVED_FOR))
                    ? before
                    : new Seen(look(id, before), now))
        .pause();
  }

  private Optional<PauseState> look(ConnectionId connection, @Nullable Seen before) {
    try {
      return pauses.flatMap(asking -> asking.apply(connection));
    } catch (RuntimeException e) {
      LOG.debug("Temporal does not say whether a connection is paused: {}.", connection, e);
      return before == null ? Optional.empty() : before.pause();
    }
  }

  private static Optional<Step> currentStep() {
    try {
      ActivityInfo info = Activity.getExecutionContext().getInfo();
      return Optional.of(
          new Step(
              info.getActivityType(),
              info.getActivityTaskQueue(),
              info.getAttempt(),
              Instant.ofEpochMilli(info.getStartedTimestamp())));
    } catch (IllegalStateException e) {
      return Optional.empty(); // not in an activity
    }
  }
}
