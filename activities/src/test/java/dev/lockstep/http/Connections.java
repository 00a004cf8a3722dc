package dev.lockstep.http;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** A connection to a scripted server. */
final class Connections {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final ConnectionId CONNECTION = new ConnectionId("shop");
  static final TimeLimits LIMITS =
      new TimeLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5));

  private Connections() {}

  static PlatformContext context() {
    return new PlatformContext(
        InstantSource.fixed(NOW), new OkHttpClient(), new SimpleMeterRegistry());
  }

  static ApiProfile profile(HttpUrl base, TimeLimits limits, ErrorReading errors) {
    return new ApiProfile(
        CONNECTION,
        base,
        new RatePolicy(1000, 1000, 10),
        limits,
        "X-Correlation-ID",
        Set.of("id", "version"),
        errors);
  }

  static ApiClient client(HttpUrl base, PlatformContext context) {
    return new ApiClient(
        profile(base, LIMITS, ErrorReading.BY_THE_BOOK),
        Authentication.bearer(new Secret("s3cret")),
        context);
  }

  static ApiClient client(HttpUrl base) {
    return client(base, context());
  }
}
