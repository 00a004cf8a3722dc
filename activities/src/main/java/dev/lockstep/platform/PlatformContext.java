package dev.lockstep.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import okhttp3.OkHttpClient;

/**
 * What every platform is given.
 *
 * @param http shared connection pool and dispatcher; adapters derive their own client from it
 */
public record PlatformContext(InstantSource clock, OkHttpClient http, MeterRegistry meters) {}
