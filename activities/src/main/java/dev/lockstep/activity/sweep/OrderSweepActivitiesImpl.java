package dev.lockstep.activity.sweep;

import dev.lockstep.activity.ReadVersions;
import dev.lockstep.activity.sweep.MessageProgress.Reached;
import dev.lockstep.activity.sweep.OrderOffers.Answer;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LinkId;
import dev.lockstep.port.Capability;
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
  private final WorkflowClient temporal;
  private final ReadVersions read;
  private final Duration overlap;
  private final InstantSource clock;
  private final WebhookWatch webhooks;
  private final SeenChanges seen = new SeenChanges(REMEMBERED);
  private final FewAtATime sideBySide = FewAtATime.orders();
  private final SequenceBook book = new SequenceBook(2 * REMEMBERED);
  private volatile boolean logIsReadable = true;

  /**
   * @param links every link that this source feeds
   * @param read what the activities of this process have read
   * @param overlap how far a sweep looks back behind the beginning of the one before: at least the
   *     difference of the clocks and the lag of the source's listing
   */
  public OrderSweepActivitiesImpl(
      ConnectionId connection,
      OrderSource source,
      List<LinkId> links,
      WorkflowClient temporal,
      ReadVersions read,
      Duration overlap,
      InstantSource clock) {
    this.connection = connection;
    this.source = source;
    this.links = List.copyOf(links);
    this.temporal = temporal;
    this.read = read;
    this.overlap = overlap;
    this.clock = clock;
    this.webhooks = new WebhookWatch(connection, source);
  }

  @Override
  public SweepResult sweepOrders(SweepWindow window) {
    ActivityExecutionContext attempt = Activity.getExecutionContext();
    OrderSweepProgress reached =
        attempt
            .getHeartbeatDetails(OrderSweepProgress.class)
            .orElseGet(() -> OrderSweepProgress.begun(clock.instant()));
    Instant since = window.since().minus(overlap);
    try (Heartbeat<OrderSweepProgress> heartbeat = new Heartbeat<>(attempt, reached)) {
      return sweep(since, reached, heartbeat);
    } catch (PlatformFailure failure) {
      throw SweepFailures.translated(failure);
    }
  }

  /**
   * The log first: after the changed orders were offered, nobody could say any more what they had
   * read by themselves. What it cannot show now must not keep the changed orders waiting.
   */
  private SweepResult sweep(
      Instant since, OrderSweepProgress reached, Heartbeat<OrderSweepProgress> heartbeat) {
    OrderReadings readings = new OrderReadings(temporal, connection, read, overlap);
    OrderSweepProgress afterLog = reached;
    PlatformFailure broken = null;
    try {
      afterLog =
          sweepLog(
              since, reached, new TemporalOrderNews(temporal, connection, readings), heartbeat);
    } catch (PlatformFailure failure) {
      if (comesBack(failure.kind())) {
        broken = failure;
      } else {
        sayLogIsNotReadable(failure);
        afterLog = reached.with(MessageProgress.begun().ended(Reached.NOT_READABLE));
      }
    }
    OrderOffers offers = new TemporalOrderOffers(temporal, connection, readings);
    OrderSweepProgress all = sweepChanges(since, afterLog, offers, heartbeat);
    if (broken != null) {
      throw broken;
    }
    return all.done(webhooks.tend());
  }

  private OrderSweepProgress sweepLog(
      Instant since,
      OrderSweepProgress reached,
      OrderNews news,
      Heartbeat<OrderSweepProgress> heartbeat) {
    MessageProgress messages = reached.messages();
    if (!source.capabilities().contains(Capability.MESSAGE_LOG)) {
      return reached;
    }
    MessageProgress from = messages == null ? MessageProgress.begun() : messages;
    return switch (from.reached()) {
      case DONE, NOT_READABLE -> reached;
      case UNDER_WAY -> {
        MessageSweep sweep =
            new MessageSweep(
                connection,
                source,
                links,
                news,
                book,
                seen,
                atPage -> heartbeat.at(reached.with(atPage)));
        MessageProgress all = sweep.sweep(since, from);
        logIsReadable = true;
        yield reached.with(all);
      }
    };
  }

  /** Whether waiting is all it takes; otherwise the sweep goes on without. */
  private static boolean comesBack(FailureKind kind) {
    return switch (kind) {
      case RATE_LIMITED, UNAVAILABLE, OUTCOME_UNKNOWN, CONFLICT -> true;
      case NOT_FOUND, REJECTED, UNAUTHORISED, MALFORMED -> false;
    };
  }

  private void sayLogIsNotReadable(PlatformFailure failure) {
    if (logIsReadable) {
      LOG.warn(
          "The source's log of messages cannot be read; sweeps go by its changed orders alone. Give the scope for it, or switch it off in the settings. connection={} kind={}",
          connection,
          failure.kind());
    }
    logIsReadable = false;
  }

  private OrderSweepProgress sweepChanges(
      Instant since,
      OrderSweepProgress reached,
      OrderOffers offers,
      Heartbeat<OrderSweepProgress> heartbeat) {
    OrderSweepProgress atPage = reached;
    while (true) {
      heartbeat.at(atPage);
      Page<ChangedOrder> page = source.changedSince(since, atPage.page());
      OrderSweepProgress counted = atPage;
      for (Passed passed : sideBySide.map(page.items(), changed -> pass(changed, offers))) {
        counted = passed.countedOn(counted);
      }
      if (page.next().isEmpty()) {
        return counted;
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

  /** A change that was dealt with. */
  private sealed interface Passed {
    OrderSweepProgress countedOn(OrderSweepProgress progress);

    record Ours() implements Passed {
      @Override
      public OrderSweepProgress countedOn(OrderSweepProgress progress) {
        return progress.countingOurs();
      }
    }

    record Offered(Answer answer) implements Passed {
      @Override
      public OrderSweepProgress countedOn(OrderSweepProgress progress) {
        return progress.counting(answer);
      }
    }
  }

  private Passed pass(ChangedOrder changed, OrderOffers offers) {
    if (changed.byUs()) {
      return new Passed.Ours();
    }
    if (seen.contains(changed)) {
      return new Passed.Offered(Answer.KNOWN);
    }
    Answer answer =
        links.stream()
            .map(link -> offers.offer(link, changed))
            .min(Answer::compareTo)
            .orElse(Answer.CLOSED);
    seen.add(changed);
    return new Passed.Offered(answer);
  }
}
