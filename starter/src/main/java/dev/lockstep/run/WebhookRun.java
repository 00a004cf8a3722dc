package dev.lockstep.run;

import dev.lockstep.board.Board;
import dev.lockstep.common.FailureKind;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.webhook.AskedCancellations;
import dev.lockstep.webhook.LinkDirectory;
import dev.lockstep.webhook.OrderSignals;
import dev.lockstep.webhook.PaymentLookup;
import dev.lockstep.webhook.Probes;
import dev.lockstep.webhook.ReceiverOptions;
import dev.lockstep.webhook.WebhookReceiver;
import dev.lockstep.worker.Metrics;
import dev.lockstep.worker.StartFailure;
import dev.lockstep.worker.TemporalConnection;
import dev.lockstep.worker.Wiring;
import dev.lockstep.worker.config.LockstepConfig;
import dev.lockstep.worker.config.WebhooksConfig;
import dev.lockstep.worker.wire.WireLogFailure;
import dev.lockstep.worker.wire.WireLogFile;
import java.time.Duration;

/** The receiver of webhooks, from configuration to graceful stop. */
public final class WebhookRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final WireLogFile wireLog;
  private final Metrics metrics;
  private final TemporalConnection temporal;
  private final OrderSignals signals;
  private final AskedCancellations cancellations;
  private final WebhookReceiver receiver;
  private boolean closed;

  private WebhookRun(
      WireLogFile wireLog,
      Metrics metrics,
      TemporalConnection temporal,
      OrderSignals signals,
      AskedCancellations cancellations,
      WebhookReceiver receiver) {
    this.wireLog = wireLog;
    this.metrics = metrics;
    this.temporal = temporal;
    this.signals = signals;
    this.cancellations = cancellations;
    this.receiver = receiver;
  }

  /**
   * Starts the receiver; returns when it listens.
   *
   * @throws StartFailure if Temporal does not answer, or the wire log cannot be written
   */
  public static WebhookRun start(LockstepConfig config) {
    Metrics metrics = new Metrics();
    PlatformContext context = PlatformContext.system(metrics.registry());
    TemporalConnection temporal = TemporalConnection.open(config.temporal(), metrics, PATIENCE);
    WireLogFile wireLog = wireLog(config);
    Wiring wiring = new Wiring(config, metrics.registry());
    LinkDirectory links = Configurations.directory(config.links());
    OrderSignals signals = new OrderSignals(temporal.client(), links, payments(wiring));
    AskedCancellations cancellations =
        new AskedCancellations(
            temporal.client(), links, context.clock(), AskedCancellations.PATIENCE);
    WebhooksConfig webhooks = config.webhooks();
    WebhookReceiver receiver =
        WebhookReceiver.start(
            new ReceiverOptions(
                webhooks.host(), webhooks.port(), webhooks.bodyLimit(), Duration.ofSeconds(10)),
            wiring.webhookDecoders(),
            signals,
            cancellations,
            Probes.of(temporal.stubs(), metrics::scrape),
            context,
            Board.routes(config, temporal.client(), context.clock()));
    return new WebhookRun(wireLog, metrics, temporal, signals, cancellations, receiver);
  }

  /** The port of the webhooks, {@code /health}, {@code /ready} and {@code /metrics}. */
  public int port() {
    return receiver.port();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    receiver.close();
    cancellations.close();
    signals.close();
    temporal.close();
    metrics.close();
    wireLog.close();
  }

  private static WireLogFile wireLog(LockstepConfig config) {
    try {
      return WireLogFile.open(config.worker().wireLog());
    } catch (WireLogFailure e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /** Asks the source of a payment which orders it belongs to. */
  private static PaymentLookup payments(Wiring wiring) {
    return (connection, payment) ->
        wiring
            .orderSource(connection)
            .orElseThrow(() ->
                PlatformFailure.of(
                    FailureKind.REJECTED,
                    connection,
                    "The connection is not an order source. connection="
                        + connection
                        + ". Correct its platform in the configuration."))
            .findByPayment(payment);
  }
}
