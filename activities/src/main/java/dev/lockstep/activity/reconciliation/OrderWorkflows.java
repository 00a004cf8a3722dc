package dev.lockstep.activity.reconciliation;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.EndedOrder;
import dev.lockstep.order.FulfilmentStatus;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Parked;
import dev.lockstep.reconciliation.TemporalFact;
import dev.lockstep.reconciliation.TemporalFact.State;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DataConverterException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders as Temporal has them: what the running ones answer, and what the ended ones left behind.
 *
 * <p>A look costs nothing; the question to a running order is a billed action.
 */
final class OrderWorkflows {
  private static final Logger LOG = LoggerFactory.getLogger(OrderWorkflows.class);

  /** The end of a closed order is there at once. */
  private static final Duration FOR_ITS_END = Duration.ofSeconds(5);

  private static final int LEFT_ALONE_AFTER = 3;

  private final WorkflowClient client;

  OrderWorkflows(WorkflowClient client) {
    this.client = client;
  }

  Reading reading() {
    return new Reading();
  }

  /** One batch: where no worker answers for several orders in a row, none is asked any more. */
  final class Reading {
    private int unansweredInARow;

    TemporalFact fact(LinkId link, OrderId order, List<LinkId> neighbours) {
      try {
        WorkflowStub stub = stub(link, order);
        Optional<WorkflowExecutionDescription> described = look(stub);
        return described.isPresent()
            ? fact(order, stub, described.get())
            : new TemporalFact(order, missing(order, neighbours), null, null, null, List.of());
      } catch (StatusRuntimeException | WorkflowException | DataConverterException e) {
        LOG.warn(
            "An order could not be looked up in Temporal. link={} order={} error={}",
            link,
            order,
            e.getClass().getSimpleName());
        return TemporalFact.unknown(order);
      }
    }

    private TemporalFact fact(
        OrderId order, WorkflowStub stub, WorkflowExecutionDescription described) {
      Instant started = described.getStartTime();
      return switch (described.getStatus()) {
        case WORKFLOW_EXECUTION_STATUS_RUNNING, WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW ->
            ask(stub)
                .map(status -> told(order, State.RUNNING, started, status))
                .orElseGet(() -> TemporalFact.unknown(order));
        case WORKFLOW_EXECUTION_STATUS_COMPLETED -> ended(order, stub, started);
        case WORKFLOW_EXECUTION_STATUS_TERMINATED -> broken(order, State.TERMINATED, stub, started);
        case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> broken(order, State.TIMED_OUT, stub, started);
        default -> broken(order, State.FAILED, stub, started);
      };
    }

    /** A closed order still answers, as long as a worker does; its parts are welcome, no more. */
    private TemporalFact broken(OrderId order, State state, WorkflowStub stub, Instant started) {
      return ask(stub)
          .map(status -> told(order, state, started, status))
          .orElseGet(() -> new TemporalFact(order, state, null, null, started, List.of()));
    }

    private Optional<OrderStatus> ask(WorkflowStub stub) {
      if (unansweredInARow >= LEFT_ALONE_AFTER) {
        return Optional.empty();
      }
      try {
        OrderStatus status = stub.query(OrderNames.STATUS, OrderStatus.class);
        unansweredInARow = 0;
        return Optional.of(status);
      } catch (StatusRuntimeException | WorkflowException | DataConverterException e) {
        unansweredInARow++;
        return Optional.empty();
      }
    }
  }

  private WorkflowStub stub(LinkId link, OrderId order) {
    return client.newUntypedWorkflowStub(OrderNames.workflowId(link, order));
  }

  private static Optional<WorkflowExecutionDescription> look(WorkflowStub stub) {
    try {
      return Optional.of(stub.describe());
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  private State missing(OrderId order, List<LinkId> neighbours) {
    return neighbours.stream().anyMatch(link -> look(stub(link, order)).isPresent())
        ? State.OF_ANOTHER_LINK
        : State.NONE;
  }

  private static TemporalFact told(
      OrderId order, State state, Instant started, OrderStatus status) {
    return new TemporalFact(
        order,
        state,
        status.stage(),
        state == State.RUNNING ? exception(status) : null,
        started,
        status.fulfilments().stream().map(OrderWorkflows::part).toList());
  }

  private static @Nullable ExceptionCode exception(OrderStatus status) {
    return status.parked().stream().findFirst().map(Parked::code).orElse(null);
  }

  private static TemporalFact.Part part(FulfilmentStatus fulfilment) {
    return new TemporalFact.Part(
        fulfilment.ref(),
        fulfilment.warehouse(),
        fulfilment.stage(),
        fulfilment.warehouseId(),
        fulfilment.lines());
  }

  private static TemporalFact ended(OrderId order, WorkflowStub stub, Instant started) {
    try {
      OrderResult result =
          stub.getResult(FOR_ITS_END.toMillis(), TimeUnit.MILLISECONDS, OrderResult.class);
      return new TemporalFact(order, State.ENDED, result.stage(), null, started, parts(result));
    } catch (TimeoutException e) {
      return TemporalFact.unknown(order);
    }
  }

  private static List<TemporalFact.Part> parts(OrderResult result) {
    EndedOrder ended =
        Optional.ofNullable(result.reopening()).map(OrderRequest::ended).orElse(null);
    return ended == null
        ? List.of()
        : ended.fulfilments().stream()
            .map(fulfilment ->
                new TemporalFact.Part(
                    fulfilment.plan().ref(),
                    fulfilment.plan().warehouse(),
                    fulfilment.stage(),
                    fulfilment.warehouseId(),
                    fulfilment.lines()))
            .toList();
  }
}
