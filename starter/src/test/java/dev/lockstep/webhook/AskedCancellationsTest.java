package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LineId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.CancellationRequest;
import dev.lockstep.order.LineProgress;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.model.LineQuantity;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cancellations of a sender that holds the line, put to an order that is told how to decide. */
@Timeout(60)
class AskedCancellationsTest {
  private static final ConnectionId SHOP = new ConnectionId("shop");
  private static final LinkId UK = new LinkId("uk");
  private static final OrderId ORDER = new OrderId("order-1");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private final AskedCancellations asked =
      new AskedCancellations(
          temporal.getWorkflowClient(),
          new LinkDirectory(
              List.of(
                  new LinkDirectory.Entry(
                      UK, SHOP, Set.of(new ConnectionId("dc")), Duration.ZERO))),
          InstantSource.fixed(NOON),
          Duration.ofSeconds(3));

  /** An order that decides when it is told to. */
  @WorkflowInterface
  public interface Deciding {
    @WorkflowMethod(name = OrderNames.WORKFLOW_TYPE)
    OrderResult run(OrderRequest request);

    @SignalMethod
    void decide(String outcome);

    @SignalMethod
    void end(String stage);

    @UpdateMethod(name = OrderNames.REQUEST_CANCELLATION)
    CancellationDecision requestCancellation(CancellationRequest request);
  }

  /** As told. */
  public static final class DecidingImpl implements Deciding {
    private Optional<Outcome> outcome = Optional.empty();
    private Optional<OrderStage> end = Optional.empty();
    private int asked;

    @Override
    public OrderResult run(OrderRequest request) {
      Workflow.await(() -> end.isPresent());
      return new OrderResult(
          OrderResult.VERSION,
          end.orElseThrow(),
          List.of(
              new LineProgress(
                  new LineId("line-1"),
                  Quantity.of(3),
                  Quantity.of(1),
                  Quantity.of(2),
                  Quantity.ZERO)),
          null);
    }

    @Override
    public void decide(String to) {
      outcome = Optional.of(Outcome.valueOf(to));
    }

    @Override
    public void end(String at) {
      end = Optional.of(OrderStage.valueOf(at));
    }

    @Override
    public CancellationDecision requestCancellation(CancellationRequest request) {
      asked++;
      Workflow.await(() -> outcome.isPresent());
      return new CancellationDecision(
          1, outcome.orElseThrow(), "asked " + asked, NOON, List.of(), "Decided.");
    }
  }

  @BeforeEach
  void a_worker_runs() {
    temporal
        .newWorker(OrderNames.TASK_QUEUE)
        .registerWorkflowImplementationTypes(DecidingImpl.class);
    temporal.start();
  }

  @AfterEach
  void everything_stops() {
    asked.close();
    temporal.close();
  }

  @Test
  void a_decision_made_in_time_is_the_answer() {
    running().signal("decide", "CANCELLED");

    assertThat(ask()).map(CancellationDecision::outcome).contains(Outcome.CANCELLED);
  }

  @Test
  void what_is_not_decided_in_time_is_to_be_asked_again_and_is_decided_once() {
    WorkflowStub order = running();

    assertThat(ask()).isEmpty();
    order.signal("decide", "TOO_LATE");

    assertThat(ask()).map(CancellationDecision::evidence).contains("asked 1");
  }

  @Test
  void an_order_nobody_knows_is_to_be_asked_again() {
    assertThat(ask()).isEmpty();
  }

  @Test
  void an_order_that_ended_cancelled_is_cancelled() {
    ended("CANCELLED");

    assertThat(ask()).map(CancellationDecision::outcome).contains(Outcome.CANCELLED);
  }

  @Test
  void an_order_that_ended_confirmed_has_shipped() {
    ended("CONFIRMED");

    assertThat(ask()).map(CancellationDecision::outcome).contains(Outcome.TOO_LATE);
  }

  @Test
  void lines_that_a_confirmed_order_did_not_ship_are_cancelled() {
    ended("CONFIRMED");

    Optional<CancellationDecision> answer =
        asked.ask(
            SHOP,
            ORDER,
            new CancellationRequest(
                1,
                "call-2",
                null,
                null,
                List.of(new LineQuantity(new LineId("line-1"), Quantity.of(2)))));

    assertThat(answer).map(CancellationDecision::outcome).contains(Outcome.CANCELLED);
  }

  private Optional<CancellationDecision> ask() {
    return asked.ask(
        SHOP, ORDER, new CancellationRequest(1, "call-1", "CUSTOMER_REQUEST", "shop", List.of()));
  }

  private WorkflowStub running() {
    WorkflowStub order =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                OrderNames.WORKFLOW_TYPE,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(OrderNames.workflowId(UK, ORDER))
                    .setTaskQueue(OrderNames.TASK_QUEUE)
                    .build());
    order.start(new OrderRequest(UK, ORDER, SHOP));
    return order;
  }

  private void ended(String stage) {
    WorkflowStub order = running();
    order.signal("end", stage);
    var unused = order.getResult(OrderResult.class);
  }
}
