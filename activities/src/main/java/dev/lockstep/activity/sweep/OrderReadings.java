package dev.lockstep.activity.sweep;

import dev.lockstep.activity.ReadVersions;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStatus;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What running orders have read of their source, for one sweep, at the least cost: when they began
 * and what this process has read for them costs nothing; only then is the order asked, once, which
 * costs as much as a signal and wakes nobody.
 *
 * <p>What began an order proves nothing: a hint may speak of a version that the source did not show
 * to the reading that followed it.
 */
final class OrderReadings {
  private static final Logger LOG = LoggerFactory.getLogger(OrderReadings.class);

  private final WorkflowClient client;
  private final ConnectionId source;
  private final ReadVersions here;
  private final Duration clocks;
  private volatile boolean ordersAnswer = true;

  /**
   * @param here what this process has read
   * @param clocks by how much the source's clock may differ from Temporal's
   */
  OrderReadings(WorkflowClient client, ConnectionId source, ReadVersions here, Duration clocks) {
    this.client = client;
    this.source = source;
    this.here = here;
    this.clocks = clocks;
  }

  /** What one running order has read. */
  Reading of(LinkId link, OrderId order, WorkflowExecutionDescription described) {
    return new Reading(link, order, described);
  }

  /** Whether a version has been read. */
  enum Answer {
    READ,
    NOT_READ,
    /** The order could not be asked. */
    UNKNOWN
  }

  /** What one running order has read; it is asked once at most. */
  final class Reading {
    private final LinkId link;
    private final OrderId order;
    private final WorkflowExecutionDescription described;
    private Optional<Long> newest = Optional.empty();
    private boolean asked;

    private Reading(LinkId link, OrderId order, WorkflowExecutionDescription described) {
      this.link = link;
      this.order = order;
      this.described = described;
    }

    /**
     * Whether the order began to read after a moment of the source's clock, however wrong that may
     * be. An order that was started with a delay reads when that is over.
     */
    boolean beganAfter(Instant at) {
      Instant started = described.getStartTime();
      Instant executes = described.getExecutionTime();
      Instant reads = executes != null && executes.isAfter(started) ? executes : started;
      return !at.isAfter(reads.minus(clocks));
    }

    /** Of a version that the source has shown already. */
    Answer covers(long version) {
      if (isYetToBegin() || here.cover(link, order, version)) {
        return Answer.READ;
      }
      return ask()
          .map(read -> read >= version ? Answer.READ : Answer.NOT_READ)
          .orElse(Answer.UNKNOWN);
    }

    /**
     * A start and the signal it came with: no task was due yet, so that all is still to be read.
     */
    private boolean isYetToBegin() {
      return described.getHistoryLength() <= 2;
    }

    private Optional<Long> ask() {
      if (!asked) {
        asked = true;
        newest = answer();
        newest.ifPresent(read -> here.read(link, order, read));
      }
      return newest;
    }

    private Optional<Long> answer() {
      if (!ordersAnswer) {
        return Optional.empty();
      }
      try {
        OrderStatus status =
            client
                .newUntypedWorkflowStub(OrderNames.workflowId(link, order))
                .query(OrderNames.STATUS, OrderStatus.class);
        return Optional.ofNullable(status.readVersion());
      } catch (WorkflowException e) {
        if (!isOfThisOrderAlone(e)) {
          ordersAnswer = false;
          LOG.info(
              "An order did not say what it has read; this sweep tells all others without asking. connection={} cause={}",
              source,
              e.getClass().getSimpleName());
        }
        return Optional.empty();
      }
    }
  }

  /** Its first task is not due, or its last one failed; others may answer. */
  private static boolean isOfThisOrderAlone(WorkflowException e) {
    return e.getCause() instanceof StatusRuntimeException refused
        && refused.getStatus().getCode() == Status.Code.FAILED_PRECONDITION;
  }
}
