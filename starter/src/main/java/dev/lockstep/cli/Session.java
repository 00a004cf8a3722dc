package dev.lockstep.cli;

import dev.lockstep.cli.find.OrderSearch;
import dev.lockstep.cli.find.WebUi;
import dev.lockstep.run.Configurations;
import dev.lockstep.worker.Metrics;
import dev.lockstep.worker.TemporalConnection;
import dev.lockstep.worker.config.OrdersConfig;
import dev.lockstep.worker.config.TemporalConfig;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Temporal as a configuration file names it, opened for one command. */
final class Session implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final OrdersConfig config;
  private final Metrics metrics;
  private final TemporalConnection temporal;

  private Session(OrdersConfig config, Metrics metrics, TemporalConnection temporal) {
    this.config = config;
    this.metrics = metrics;
    this.temporal = temporal;
  }

  /**
   * Opens it from a configuration file, of which it needs no connection and no secret of one.
   *
   * @throws dev.lockstep.worker.config.ConfigProblems if the file is wrong
   * @throws dev.lockstep.worker.StartFailure if Temporal does not answer
   */
  static Session at(Path file) {
    OrdersConfig config = Configurations.loadForOrders(file);
    Metrics metrics = new Metrics();
    return new Session(
        config, metrics, TemporalConnection.open(config.temporal(), metrics, PATIENCE));
  }

  OrdersConfig config() {
    return config;
  }

  WorkflowClient client() {
    return temporal.client();
  }

  WorkflowServiceStubs stubs() {
    return temporal.stubs();
  }

  String namespace() {
    return config.temporal().namespace();
  }

  OrderSearch search() {
    return new OrderSearch(client(), webUi());
  }

  @Nullable WebUi webUi() {
    TemporalConfig read = config.temporal();
    URI address = read.webUi();
    return address == null ? null : new WebUi(address, read.namespace());
  }

  @Override
  public void close() {
    temporal.close();
    metrics.close();
  }
}
