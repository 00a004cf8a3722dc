package dev.lockstep.worker;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.sweep.SweepNames;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepSubject;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Counts what the sweeps of this process found, and how far behind now the last one ended. */
final class SweepMeter extends WorkerInterceptorBase {
  private static final Map<String, SweepSubject> SUBJECTS =
      Map.of(
          SweepNames.ACTIVITY_TYPE, SweepSubject.SHIPMENTS,
          SweepNames.ORDERS_ACTIVITY_TYPE, SweepSubject.ORDERS);

  private final Set<ConnectionId> connections;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Map<Of, AtomicReference<Instant>> coveredUntil = new ConcurrentHashMap<>();

  private record Of(String connection, String subject) {}

  SweepMeter(Set<ConnectionId> connections, MeterRegistry meters, InstantSource clock) {
    this.connections = Set.copyOf(connections);
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Counting(next);
  }

  private final class Counting extends ActivityInboundCallsInterceptorBase {
    private @Nullable ActivityInfo info;

    Counting(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      info = context.getInfo();
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      ActivityOutput output = super.execute(input);
      ActivityInfo ran = info;
      if (ran != null && output.getResult() instanceof SweepResult result) {
        SweepSubject subject = SUBJECTS.get(ran.getActivityType());
        if (subject != null) {
          connection(ran).ifPresent(it -> completed(it, subject, result));
        }
      }
      return output;
    }
  }

  void completed(ConnectionId connection, SweepSubject subject, SweepResult result) {
    Of of = new Of(connection.value(), subject.name().toLowerCase(Locale.ROOT));
    meters
        .counter("lockstep.sweeps", "connection", of.connection(), "subject", of.subject())
        .increment();
    found(of, "hinted", result.hinted());
    found(of, "known", result.known());
    found(of, "closed", result.closed());
    found(of, "started", result.started());
    found(of, "ours", result.ours());
    found(of, "altered", result.altered());
    coveredUntil.computeIfAbsent(of, this::lag).set(result.nextSince());
  }

  private void found(Of of, String outcome, int count) {
    meters
        .counter(
            "lockstep.sweep.found",
            "connection",
            of.connection(),
            "subject",
            of.subject(),
            "outcome",
            outcome)
        .increment(count);
  }

  private AtomicReference<Instant> lag(Of of) {
    AtomicReference<Instant> until = new AtomicReference<>(clock.instant());
    TimeGauge.builder(
            "lockstep.sweep.lag",
            () -> Duration.between(until.get(), clock.instant()).toMillis(),
            TimeUnit.MILLISECONDS)
        .description("Time since the point up to which the last sweep looked")
        .tag("connection", of.connection())
        .tag("subject", of.subject())
        .register(meters);
    return until;
  }

  /** A sweep runs on the queue of its connection. */
  private Optional<ConnectionId> connection(ActivityInfo info) {
    return connections.stream()
        .filter(it -> OrderNames.connectionQueue(it).equals(info.getActivityTaskQueue()))
        .findFirst();
  }
}
