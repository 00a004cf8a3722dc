package dev.lockstep.activity.sweep;

import dev.lockstep.activity.sweep.OrderOffers.Answer;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LinkId;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.OrderSource.ChangedOrder;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sweep.OrderSweepActivities;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepWindow;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link OrderSweepActivities} of one order source, for the links it feeds. */
public final class OrderSweepActivitiesImpl implements OrderSweepActivities {
  private static final Logger LOG = LoggerFactory.getLogger(OrderSweepActivitiesImpl.class);

  /** Orders times links; some 15 MB when full. */
  private static final int REMEMBERED = 50_000;

  private final ConnectionId connection;
  private final OrderSource source;
  private final List<LinkId> links;
  private final OrderOffers orders;
  private final Duration overlap;
  private final InstantSource clock;
  private final SeenChanges seen = new SeenChanges(REMEMBERED);

  /**
   * @param links every link that this source feeds
   * @param overlap how far a sweep looks back behind the beginning of the one before: at least the
   *     difference of the clocks and the lag of the source's listing
   */
  public OrderSweepActivitiesImpl(
      ConnectionId connection,
      OrderSource source,
      List<LinkId> links,
      WorkflowClient temporal,
      Duration overlap,
      InstantSource clock) {
    this(connection, source, links, new TemporalOrderOffers(temporal, connection), overlap, clock);
  }

  OrderSweepActivitiesImpl(
      ConnectionId connection,
      OrderSource source,
      List<LinkId> links,
      OrderOffers orders,
      Duration overlap,
      InstantSource clock) {
    this.connection = connection;
    this.source = source;
    this.links = List.copyOf(links);
    this.orders = orders;
    this.overlap = overlap;
    this.clock = clock;
  }

  @Override
  public SweepResult sweepOrders(SweepWindow window) {
    ActivityExecutionContext attempt = Activity.getExecutionContext();
    OrderSweepProgress reached =
        attempt
            .getHeartbeatDetails(OrderSweepProgress.class)
            .orElseGet(() -> OrderSweepProgress.begun(clock.instant()));
    try {
      SweepResult result = sweep(window.since().minus(overlap), reached, attempt);
      reviveWebhooks();
      return result;
    } catch (PlatformFailure failure) {
      throw SweepFailures.translated(failure);
    }
  }

  /** What was missed while they were off, the sweep has just found. */
  private void reviveWebhooks() {
    try {
      Set<String> revived = source.reviveWebhooks();
      if (!revived.isEmpty()) {
        LOG.warn(
            "The platform had switched webhooks off; they are on again. connection={} webhooks={}",
            connection,
            revived);
      }
    } catch (PlatformFailure failure) {
      LOG.warn(
          "Whether the platform's webhooks are on could not be found out; the next sweep looks again. connection={} kind={}",
          connection,
          failure.kind());
    }
  }

  private SweepResult sweep(
      Instant since, OrderSweepProgress reached, ActivityExecutionContext attempt) {
    OrderSweepProgress atPage = reached;
    while (true) {
      attempt.heartbeat(atPage);
      Page<ChangedOrder> page = source.changedSince(since, atPage.page());
      OrderSweepProgress counted = atPage;
      for (ChangedOrder changed : page.items()) {
        counted = pass(changed, counted);
        attempt.heartbeat(atPage);
      }
      if (page.next().isEmpty()) {
        return counted.done();
      }
      if (page.next().equals(atPage.page())) {
        throw PlatformFailure.of(
            FailureKind.MALFORMED,
            connection,
            "A page of orders names itself as the next one. Report it to the order source's support: connection %s."
                .formatted(connection));
      }
      atPage = counted.at(page.next().get());
    }
  }

  private OrderSweepProgress pass(ChangedOrder changed, OrderSweepProgress counted) {
    if (changed.byUs()) {
      return counted.countingOurs();
    }
    if (seen.contains(changed)) {
      return counted.counting(Answer.KNOWN);
    }
    Answer answer =
        links.stream()
            .map(link -> orders.offer(link, changed))
            .min(Answer::compareTo)
            .orElse(Answer.CLOSED);
    seen.add(changed);
    return counted.counting(answer);
  }
}
