package dev.lockstep.activity.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.lockstep.activity.OrderStarts;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.FulfilmentChanged;
import dev.lockstep.order.OrderChanged;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderStage;
import dev.lockstep.replay.ReplayItem;
import dev.lockstep.replay.ReplayOrder;
import dev.lockstep.replay.ReplayStep;
import dev.lockstep.replay.ReplayWish;
import dev.lockstep.replay.ReplayedOrder;
import dev.lockstep.replay.ReplayedOrder.Outcome;
import dev.lockstep.replay.policy.OrderSituation;
import dev.lockstep.replay.policy.OrderSituation.ResetPoint;
import dev.lockstep.replay.policy.OrderSituation.Underway;
import dev.lockstep.replay.policy.ReplayPlan;
import dev.lockstep.replay.policy.ReplayPolicy;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.workflowservice.v1.PauseActivityRequest;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UnpauseActivityRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans what makes an order go on, and does it. */
public final class Replaying {
  /** By which a later replay knows an activity that one left paused. */
  static final String PAUSE_REASON = "lockstep replay: to be tried now";

  private static final Logger LOG = LoggerFactory.getLogger(Replaying.class);
  private static final String IN_MEMORY =
      "This Temporal server is the in-memory one, which cannot reset. Use a real server: tools/temporal-cli/install builds one for this machine.";

  private final WorkflowClient client;
  private final Map<LinkId, ConnectionId> sources;
  private final OrderLook looking;
  private final Retrying retrying;

  /**
   * @param sources where the orders of each link are read from
   * @param trial of the build that would go on with an order that is reset
   */
  public Replaying(
      WorkflowClient client, Map<LinkId, ConnectionId> sources, Trial trial, InstantSource clock) {
    this.client = client;
    this.sources = Map.copyOf(sources);
    this.looking = new OrderLook(client, trial, clock);
    this.retrying = new Retrying(client);
  }

  /**
   * What is to be done with the order as it is now. Reads only.
   *
   * @throws StatusRuntimeException where Temporal did not answer
   */
  public ReplayPlan plan(LinkId link, OrderId order, ReplayWish wish) {
    return ReplayPolicy.plan(looking.look(link, order, wish).situation(), wish);
  }

  /**
   * Takes the step the order was planned for, if that still fits.
   *
   * @throws StatusRuntimeException where Temporal did not answer
   */
  public ReplayedOrder replay(ReplayOrder asked) {
    ReplayItem item = asked.item();
    OrderLook.Seen seen = looking.look(item.link(), item.order(), asked.wish());
    ReplayPlan plan = ReplayPolicy.plan(seen.situation(), asked.wish());
    if (plan.step() == ReplayStep.NOTHING) {
      return ReplayedOrder.of(item, Outcome.NOT_NEEDED, plan.why());
    }
    if (plan.step() != item.step()) {
      return ReplayedOrder.of(
          item,
          Outcome.CHANGED,
          "Planned as %s, now %s fits. %s".formatted(item.step(), plan.step(), plan.why()));
    }
    ReplayedOrder result = take(asked, seen, plan);
    LOG.info(
        "Order replayed. replay={} link={} order={} step={} outcome={}",
        asked.replay(),
        item.link(),
        item.order(),
        item.step(),
        result.outcome());
    return result;
  }

  private ReplayedOrder take(ReplayOrder asked, OrderLook.Seen seen, ReplayPlan plan) {
    ReplayItem item = asked.item();
    try {
      return switch (plan.step()) {
        case RETRY -> retrying.retry(asked);
        case TRY_NOW -> tryNow(item, (OrderSituation.Running) seen.situation());
        case READ_AGAIN -> readAgain(item, seen);
        case RESET -> reset(asked, seen, requireNonNull(plan.resetTo()));
        case START_AGAIN -> startAgain(item, seen);
        case START -> start(item);
        case ASK, NOTHING -> ReplayedOrder.of(item, Outcome.NOT_NEEDED, plan.why());
      };
    } catch (WorkflowNotFoundException e) {
      return ReplayedOrder.of(item, Outcome.CHANGED, "It ended meanwhile. Plan it again.");
    } catch (WorkflowExecutionAlreadyStarted e) {
      return ReplayedOrder.of(item, Outcome.NOT_NEEDED, "It was started meanwhile.");
    } catch (StatusRuntimeException e) {
      return refused(item, e);
    }
  }

  private static ReplayedOrder refused(ReplayItem item, StatusRuntimeException e) {
    return switch (e.getStatus().getCode()) {
      case UNIMPLEMENTED -> ReplayedOrder.of(item, Outcome.REFUSED, IN_MEMORY);
      case NOT_FOUND, INVALID_ARGUMENT, FAILED_PRECONDITION ->
          ReplayedOrder.of(
              item,
              Outcome.CHANGED,
              "It moved on meanwhile, so that Temporal refused the step. Plan it again.");
      default -> throw e;
    };
  }

  /** Paused and let go on, which keeps the count of attempts and what the last one left behind. */
  private ReplayedOrder tryNow(ReplayItem item, OrderSituation.Running order) {
    int tried = 0;
    for (Underway step : order.underway()) {
      boolean waits =
          switch (step.state()) {
            case WAITS_FOR_THE_NEXT_ATTEMPT, PAUSED_BY_A_REPLAY -> true;
            case RUNNING, WAITS_FOR_A_WORKER, PAUSED -> false;
          };
      if (waits && tryNow(execution(item), step)) {
        tried++;
      }
    }
    return tried == 0
        ? ReplayedOrder.of(item, Outcome.NOT_NEEDED, "Its step ended meanwhile.")
        : ReplayedOrder.of(item, Outcome.DONE, "Its next attempt is made now.");
  }

  private boolean tryNow(WorkflowExecution execution, Underway step) {
    try {
      if (step.state() != Underway.State.PAUSED_BY_A_REPLAY) {
        var unused =
            stub()
                .pauseActivity(
                    PauseActivityRequest.newBuilder()
                        .setNamespace(namespace())
                        .setExecution(execution)
                        .setId(step.activityId())
                        .setReason(PAUSE_REASON)
                        .build());
      }
      var unused =
          stub()
              .unpauseActivity(
                  UnpauseActivityRequest.newBuilder()
                      .setNamespace(namespace())
                      .setExecution(execution)
                      .setId(step.activityId())
                      .build());
      return true;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  /** Hints without a version, which an order never takes for repeats. */
  private ReplayedOrder readAgain(ReplayItem item, OrderLook.Seen seen) {
    WorkflowStub order =
        client.newUntypedWorkflowStub(OrderNames.workflowId(item.link(), item.order()));
    String event = "replay-" + seen.run();
    order.signal(OrderNames.ORDER_CHANGED, new OrderChanged(OrderChanged.VERSION, event, null));
    order.signal(
        OrderNames.FULFILMENT_CHANGED,
        new FulfilmentChanged(FulfilmentChanged.VERSION, event, null));
    return ReplayedOrder.of(item, Outcome.DONE, "Source and warehouse are read again.");
  }

  private ReplayedOrder reset(ReplayOrder asked, OrderLook.Seen seen, ResetPoint point) {
    ReplayItem item = asked.item();
    String run = requireNonNull(seen.run());
    var unused =
        stub()
            .resetWorkflowExecution(
                ResetWorkflowExecutionRequest.newBuilder()
                    .setNamespace(namespace())
                    .setWorkflowExecution(execution(item).toBuilder().setRunId(run))
                    .setWorkflowTaskFinishEventId(point.event())
                    .setReason("%s, by %s".formatted(asked.reason(), asked.author()))
                    .setRequestId(sameForRepeats(run, point))
                    .build());
    return ReplayedOrder.of(
        item, Outcome.DONE, "A new run goes on from event %d.".formatted(point.event()));
  }

  /** Two who reset one run to one point at once start one new run. */
  private static String sameForRepeats(String run, ResetPoint point) {
    return UUID.nameUUIDFromBytes("%s/%d".formatted(run, point.event()).getBytes(UTF_8)).toString();
  }

  private ReplayedOrder startAgain(ReplayItem item, OrderLook.Seen seen) {
    OrderRequest reopening = seen.result() == null ? null : seen.result().reopening();
    if (reopening != null) {
      return goOnFromItsEnd(
          item, reopening, WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE);
    }
    OrderRequest before = seen.history() == null ? null : seen.history().request().orElse(null);
    if (before == null) {
      return start(item);
    }
    return before.ended() == null
        ? begin(item, before)
        : goOnFromItsEnd(
            item,
            before,
            WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY);
  }

  /** With a hint, since an order that is opened again looks only where something is said. */
  private ReplayedOrder goOnFromItsEnd(
      ReplayItem item, OrderRequest request, WorkflowIdReusePolicy reuse) {
    FulfilmentChanged hint = new FulfilmentChanged(FulfilmentChanged.VERSION, null, null);
    client
        .newUntypedWorkflowStub(
            OrderNames.WORKFLOW_TYPE,
            OrderStarts.options(request, OrderStage.CONFIRMING)
                .setWorkflowIdReusePolicy(reuse)
                .build())
        .signalWithStart(
            OrderNames.FULFILMENT_CHANGED, new Object[] {hint}, new Object[] {request});
    return ReplayedOrder.of(item, Outcome.DONE, "It is open again, and looks into its warehouses.");
  }

  private ReplayedOrder start(ReplayItem item) {
    ConnectionId source = sources.get(item.link());
    return source == null
        ? ReplayedOrder.of(
            item,
            Outcome.REFUSED,
            "The configuration has no link '%s'. Add it, or correct the name."
                .formatted(item.link()))
        : begin(item, new OrderRequest(item.link(), item.order(), source));
  }

  private ReplayedOrder begin(ReplayItem item, OrderRequest request) {
    var unused =
        client
            .newUntypedWorkflowStub(
                OrderNames.WORKFLOW_TYPE,
                OrderStarts.options(request, OrderStage.AWAITING_PAYMENT)
                    .setWorkflowIdReusePolicy(
                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
                    .build())
            .start(request);
    return ReplayedOrder.of(item, Outcome.DONE, "It is started.");
  }

  private static WorkflowExecution execution(ReplayItem item) {
    return WorkflowExecution.newBuilder()
        .setWorkflowId(OrderNames.workflowId(item.link(), item.order()))
        .build();
  }

  private WorkflowServiceBlockingStub stub() {
    return client.getWorkflowServiceStubs().blockingStub();
  }

  private String namespace() {
    return client.getOptions().getNamespace();
  }
}
