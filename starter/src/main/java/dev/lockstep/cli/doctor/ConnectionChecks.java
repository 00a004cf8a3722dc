package dev.lockstep.cli.doctor;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import dev.lockstep.worker.config.ConnectionConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Whether a platform lets a connection in, by asking it for what cannot exist. */
public final class ConnectionChecks {
  private static final String NO_ORDER = "lockstep-doctor-0";
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final MeterRegistry meters;

  public ConnectionChecks(InstantSource clock, MeterRegistry meters) {
    this.clock = clock;
    this.meters = meters;
  }

  /** Asks one connection; takes as long as its platform lets it. */
  public List<Observation> check(ConnectionId id, ConnectionConfig<?, ?> connection) {
    return check(id, connection, new QuotaHeaders());
  }

  /** As above; {@code heard} learns how long it took and what was said of the quota. */
  public List<Observation> check(
      ConnectionId id, ConnectionConfig<?, ?> connection, QuotaHeaders heard) {
    String subject = "connection " + id;
    ServerClock serverClock = new ServerClock(clock);
    PlatformContext context =
        new PlatformContext(
            clock,
            new OkHttpClient.Builder().addInterceptor(serverClock).addInterceptor(heard).build(),
            meters);
    List<Observation> observations = new ArrayList<>();
    Optional<OrderSource> source = connection.orderSource(id, context);
    Optional<Warehouse> warehouse = connection.warehouse(id, context);
    source.ifPresent(it ->
        observations.add(
            asked(subject, "order source", () -> it.findByNumber(NO_ORDER).isPresent())));
    warehouse.ifPresent(it ->
        observations.add(
            asked(subject, "warehouse", () -> it.find(new FulfilmentRef(NO_ORDER)).isPresent())));
    serverClock.ahead().map(ahead -> clock(subject, ahead)).ifPresent(observations::add);
    return observations;
  }

  private interface LookUp {
    boolean finds();
  }

  private static Observation asked(String subject, String role, LookUp lookUp) {
    try {
      boolean found = lookUp.finds();
      return Observation.ok(
          subject,
          "The %s answers, and takes the credentials%s."
              .formatted(role, found ? " (it even has an order '%s')".formatted(NO_ORDER) : ""));
    } catch (PlatformFailure e) {
      return refused(subject, e);
    }
  }

  private static Observation refused(String subject, PlatformFailure e) {
    String what = "%s: %s".formatted(e.kind(), e.getMessage());
    return switch (e.kind()) {
      case UNAUTHORISED ->
          Observation.wrong(
              subject, what, "Renew its credentials or scopes, then restart the workers.");
      case RATE_LIMITED ->
          Observation.note(
              subject,
              what,
              "Its quota is used up for now; lower the connection's rate if that stays.");
      case UNAVAILABLE, OUTCOME_UNKNOWN ->
          Observation.wrong(
              subject, what, "Check its address, the network and the platform's own status page.");
      case MALFORMED ->
          Observation.wrong(
              subject,
              what,
              "Check its address: something else than the platform's API answers there.");
      case CONFLICT, NOT_FOUND, REJECTED ->
          Observation.wrong(
              subject, what, "Compare its settings with the platform's page under docs/platforms.");
    };
  }

  private static Observation clock(String subject, Duration ahead) {
    long seconds = ahead.toSeconds();
    return ahead.abs().compareTo(TOLERANCE) > 0
        ? Observation.wrong(
            subject,
            "Its clock and this machine's differ by %d s.".formatted(Math.abs(seconds)),
            "Set this machine's clock by NTP; signatures, tokens and sweeps go by it.")
        : Observation.ok(subject, "Its clock agrees with this machine's.");
  }
}
