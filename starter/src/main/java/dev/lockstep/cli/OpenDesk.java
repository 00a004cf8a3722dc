package dev.lockstep.cli;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.run.Configurations;
import dev.lockstep.webhook.HintNotTaken;
import dev.lockstep.webhook.LinkDirectory;
import dev.lockstep.webhook.OrderSignals;
import dev.lockstep.webhook.Reception;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An order desk with its way to Temporal, opened for one command. */
final class OpenDesk implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(10);

  private final Session session;
  private final OrderSignals signals;
  private final OrderDesk desk;

  private OpenDesk(Session session) {
    LinkDirectory links = Configurations.directory(session.config().links());
    this.session = session;
    this.signals = new OrderSignals(session.client(), links, OpenDesk::noPayments, START_PATIENCE);
    this.desk =
        new OrderDesk(
            session.client(), links.entries().stream().map(LinkDirectory.Entry::link).toList());
  }

  /**
   * Opens it from a configuration file, of which it needs no connection and no secret of one.
   *
   * @throws dev.lockstep.worker.config.ConfigProblems if the file is wrong
   * @throws dev.lockstep.worker.StartFailure if Temporal does not answer
   */
  static OpenDesk at(Path config) {
    return new OpenDesk(Session.at(config));
  }

  Session session() {
    return session;
  }

  OrderDesk desk() {
    return desk;
  }

  OrdersStart.Started start(LinkId link, OrderId order) {
    try {
      Reception reception = signals.start(link, order, null);
      return OrdersStart.Started.of(link, order, reception);
    } catch (HintNotTaken e) {
      throw CliFailure.failed(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    signals.close();
    session.close();
  }

  /** Commands name orders, never payments. */
  private static List<OrderId> noPayments(ConnectionId source, String payment) {
    return List.of();
  }
}
