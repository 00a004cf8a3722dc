package dev.lockstep.worker;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.tally.ScopeCloseException;
import com.uber.m3.util.Duration;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One registry for everything a process measures: the JVM, the Temporal SDK, the platforms. */
public final class Metrics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
  private static final double REPORT_SECONDS = 5;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Scope scope;

  public Metrics() {
    registry.config().meterFilter(new StageBuckets());
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    scope =
        new RootScopeBuilder()
            .reporter(new MicrometerClientStatsReporter(registry))
            .reportEvery(Duration.ofSeconds(REPORT_SECONDS));
  }

  public MeterRegistry registry() {
    return registry;
  }

  /** Where the Temporal SDK reports to. */
  public Scope scope() {
    return scope;
  }

  /** Everything, as Prometheus reads it. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    try {
      scope.close();
    } catch (ScopeCloseException e) {
      LOG.debug("The last metrics of the Temporal SDK were not reported.", e);
    }
    registry.close();
  }

  /** The time in a stage reaches from seconds to weeks: a mean would say nothing. */
  private static final class StageBuckets implements MeterFilter {
    private static final double[] NANOS =
        Stream.of("PT1M", "PT5M", "PT15M", "PT1H", "PT4H", "PT12H", "P1D", "P2D", "P4D", "P7D")
            .mapToDouble(text -> java.time.Duration.parse(text).toNanos())
            .toArray();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
      return id.getName().equals("lockstep_order_stage_time")
          ? DistributionStatisticConfig.builder()
              .serviceLevelObjectives(NANOS)
              .build()
              .merge(config)
          : config;
    }
  }
}
