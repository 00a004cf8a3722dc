package dev.lockstep.worker;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.sweep.SweepNames;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepSubject;
import dev.lockstep.sweep.SweptMessages;
import dev.lockstep.sweep.SweptWebhooks;
import io.micrometer.core.instrument.Gauge;
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
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the sweeps of this process found, how the webhooks stood, and how far behind now the
 * last one ended.
 */
final class SweepMeter extends WorkerInterceptorBase {
  private static final Map<String, SweepSubject> SUBJECTS =
      Map.of(
          SweepNames.ACTIVITY_TYPE, SweepSubject.SHIPMENTS,
          SweepNames.ORDERS_ACTIVITY_TYPE, SweepSubject.ORDERS);

  private final Set<ConnectionId> connections;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Map<Of, AtomicReference<Instant>> coveredUntil = new ConcurrentHashMap<>();

  private final Map<String, AtomicInteger> gauges = new ConcurrentHashMap<>();

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
    found(of, "stopped", result.stopped());
    coveredUntil.computeIfAbsent(of, this::lag).set(result.nextSince());
    if (result.messages() != null) {
      logged(connection, result.messages());
    }
    if (result.webhooks() != null) {
      standing(connection, result.webhooks());
    }
  }

  private void logged(ConnectionId connection, SweptMessages messages) {
    message(connection, "read", messages.read());
    message(connection, "unread", messages.unread());
    message(connection, "told", messages.told());
    message(connection, "idle", messages.idle());
    message(connection, "fetched", messages.fetched());
    message(connection, "absent", messages.absent());
    boolean readable =
        switch (messages.log()) {
          case READ -> true;
          case NOT_READABLE -> false;
        };
    gauge("lockstep.sweep.log.readable", "connection", connection.value()).set(readable ? 1 : 0);
  }

  private void message(ConnectionId connection, String outcome, int count) {
    meters
        .counter("lockstep.sweep.messages", "connection", connection.value(), "outcome", outcome)
        .increment(count);
  }

  private void standing(ConnectionId connection, SweptWebhooks webhooks) {
    standing(connection, "healthy", webhooks.healthy());
    standing(connection, "revived", webhooks.revived());
    standing(connection, "delayed", webhooks.delayed());
    standing(connection, "stopped", webhooks.stopped());
    standing(connection, "missing", webhooks.missing());
    standing(connection, "unknown", webhooks.unknown());
  }

  private void standing(ConnectionId connection, String condition, int count) {
    gauge(
            "lockstep.webhook.subscriptions",
            "connection",
            connection.value(),
            "condition",
            condition)
        .set(count);
  }

  private AtomicInteger gauge(String name, String... tags) {
    return gauges.computeIfAbsent(
        name + Arrays.toString(tags),
        any -> {
          AtomicInteger value = new AtomicInteger();
          Gauge.builder(name, value, AtomicInteger::get).tags(tags).register(meters);
          return value;
        });
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
