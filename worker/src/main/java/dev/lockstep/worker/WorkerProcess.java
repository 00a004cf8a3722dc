package dev.lockstep.worker;

import static java.util.stream.Collectors.joining;

import dev.lockstep.worker.config.LockstepConfig;
import dev.lockstep.worker.wire.WireLogFailure;
import dev.lockstep.worker.wire.WireLogFile;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker from start to stop: connects to Temporal, sees to the search attributes, runs the
 * workers, and answers for its health.
 *
 * <p>Stopping is graceful: no new work is taken, what runs may finish within {@code
 * worker.stopWithin}; what does not finish is interrupted and done by another worker.
 */
public final class WorkerProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LockstepConfig config;
  private final Metrics metrics;
  private final HealthServer health;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final WireLogFile wireLog;
  private volatile State state = State.STARTING;
  private volatile @Nullable TemporalConnection temporal;
  private volatile @Nullable WorkerFactory factory;

  private enum State {
    STARTING,
    RUNNING,
    STOPPING
  }

  private WorkerProcess(LockstepConfig config, Metrics metrics) {
    this.config = config;
    this.metrics = metrics;
    this.wireLog = wireLog(config, metrics);
    try {
      this.health = HealthServer.start(config.worker().health(), metrics, this::hindrance);
    } catch (StartFailure e) {
      wireLog.close();
      metrics.close();
      throw e;
    }
  }

  /**
   * Starts a worker for everything the configuration names.
   *
   * @throws StartFailure if it cannot start, after undoing what was started
   */
  public static WorkerProcess start(LockstepConfig config) {
    return start(
        config,
        (ignored, temporal, metrics) ->
            new Wiring(config, metrics.registry()).parts(temporal.client()));
  }

  /**
   * Starts a worker; returns when it takes work. Waits for a Temporal that is still starting.
   *
   * @param parts what it runs, made from the connection and the metrics it is given
   * @throws StartFailure if it cannot start, after undoing what was started
   */
  public static WorkerProcess start(LockstepConfig config, PartsFactory parts) {
    return start(config, parts, PATIENCE);
  }

  static WorkerProcess start(LockstepConfig config, PartsFactory parts, Duration patience) {
    WorkerProcess process = new WorkerProcess(config, new Metrics());
    process.open(parts, patience);
    return process;
  }

  /** Makes what a worker runs. */
  @FunctionalInterface
  public interface PartsFactory {
    WorkerParts make(LockstepConfig config, TemporalConnection temporal, Metrics metrics);
  }

  /** The port of {@code /health}, {@code /ready} and {@code /metrics}. */
  public int healthPort() {
    return health.port();
  }

  /** Returns when the worker has been closed. */
  public void awaitTermination() throws InterruptedException {
    closed.await();
  }

  /** Lets the end of the JVM (SIGTERM, Ctrl-C) close the worker gracefully. */
  public void closeOnShutdown() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "lockstep-stop"));
  }

  /** Stops gracefully; a second call waits for the first. */
  @Override
  public synchronized void close() {
    if (closed.getCount() == 0) {
      return;
    }
    state = State.STOPPING;
    WorkerFactory workers = factory;
    if (workers != null) {
      stop(workers);
    }
    TemporalConnection connected = temporal;
    if (connected != null) {
      connected.close();
    }
    health.close();
    metrics.close();
    wireLog.close();
    closed.countDown();
  }

  private static WireLogFile wireLog(LockstepConfig config, Metrics metrics) {
    try {
      return WireLogFile.open(config.worker().wireLog());
    } catch (WireLogFailure e) {
      metrics.close();
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }

  private void open(PartsFactory factoryOfParts, Duration patience) {
    try {
      TemporalConnection connected = TemporalConnection.open(config.temporal(), metrics, patience);
      temporal = connected;
      register(connected);
      WorkerParts parts = factoryOfParts.make(config, connected, metrics);
      WorkerFactory workers =
          Workers.build(connected.client(), config.worker(), parts, metrics.registry());
      factory = workers;
      workers.start();
      state = State.RUNNING;
      LOG.info(
          "Worker started: namespace {} at {}, connections {}, health on port {}.",
          config.temporal().namespace(),
          config.temporal().address(),
          parts.connections().keySet().stream().map(Object::toString).collect(joining(", ")),
          healthPort());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void register(TemporalConnection connected) {
    try {
      SearchAttributeSetup.ensure(
          connected.stubs(), config.temporal().namespace(), OrderSearchAttributes.types());
    } catch (SearchAttributeSetup.NotReady e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }

  private void stop(WorkerFactory workers) {
    Duration patience = config.worker().stopWithin();
    LOG.info("Worker stopping: no new work, running work has {} s.", patience.toSeconds());
    workers.shutdown();
    workers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (workers.isTerminated()) {
      LOG.info("Worker stopped: all running work was finished.");
    } else {
      workers.shutdownNow();
      LOG.warn("Worker stopped: unfinished work was interrupted and will be done again elsewhere.");
    }
  }

  private Optional<String> hindrance() {
    TemporalConnection connected = temporal;
    return switch (state) {
      case STARTING -> Optional.of("starting");
      case STOPPING -> Optional.of("stopping");
      case RUNNING ->
          connected != null && connected.answers()
              ? Optional.empty()
              : Optional.of("Temporal does not answer");
    };
  }
}
