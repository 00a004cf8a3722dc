package dev.lockstep.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * What every platform is given.
 *
 * @param http shared connection pool and dispatcher; adapters derive their own client from it
 */
public record PlatformContext(InstantSource clock, OkHttpClient http, MeterRegistry meters) {
  /** A busy connection has tens of requests under way; who asks next finds one of theirs open. */
  private static final int KEPT_OPEN = 100;

  private static final Duration KEPT_FOR = Duration.ofMinutes(5);

  /** By the system's clock, with a connection pool of its own. */
  public static PlatformContext system(MeterRegistry meters) {
    ConnectionPool pool = new ConnectionPool(KEPT_OPEN, KEPT_FOR.toSeconds(), TimeUnit.SECONDS);
    return new PlatformContext(
        InstantSource.system(), new OkHttpClient.Builder().connectionPool(pool).build(), meters);
  }
}
