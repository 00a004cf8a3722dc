package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.model.LineQuantity;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The life of one fulfilment: release, await dispatch, confirm. Each moves on its own; a parked one
 * holds up no other.
 */
final class FulfilmentProcess {
  private final OrderRecord order;
  private final Activities activities;
  private final CancellationDesk cancellations;
  private final Releasing releasing;
  private final Confirming confirming;
  private final FulfilmentPlan plan;
  private final AgreedLines agreed;

  private OrderStage stage = OrderStage.RELEASING;
  private boolean cancelled;
  private boolean ended;
  private boolean deaf;
  private @Nullable String warehouseId;
  private @Nullable String warehouseStatus;
  private @Nullable Instant dispatchBy;

  FulfilmentProcess(
      OrderRecord order,
      Activities activities,
      CancellationDesk cancellations,
      FulfilmentPlan plan,
      long checkedVersion) {
    this.order = order;
    this.activities = activities;
    this.cancellations = cancellations;
    this.plan = plan;
    this.agreed = new AgreedLines(plan.lines());
    this.releasing = new Releasing(order, activities, this, checkedVersion);
    this.confirming = new Confirming(order, activities, cancellations, this);
  }

  /** A fulfilment as the order's earlier run left it. */
  static FulfilmentProcess restored(
      OrderRecord order,
      Activities activities,
      CancellationDesk cancellations,
      EndedFulfilment as) {
    FulfilmentProcess restored =
        new FulfilmentProcess(
            order, activities, cancellations, as.plan(), order.versions().newest());
    restored.stage = as.stage();
    restored.cancelled = as.stage() == OrderStage.CANCELLED;
    restored.ended = true;
    restored.releasing.restore();
    restored.warehouseId = as.warehouseId();
    restored.agreed.withdraw(
        as.lines().stream().map(line -> new LineQuantity(line.line(), line.cancelled())).toList());
    restored.confirming.restore(as);
    return restored;
  }

  /**
   * The whole life; returns where it has to be judged anew, and else lasts as long as the order.
   */
  void run() {
    if (release()) {
      follow();
    } else if (cancelled && isMaybeSent()) {
      confirming.watchForStrayDispatch();
    }
    if (!isMoved()) {
      end();
      hearAfterTheEnd();
    }
  }

  /** Until every unit is accounted for and shown, or cancelled and not seen leaving. */
  private void follow() {
    while (!cancelled && !confirming.isSettled()) {
      awaitDispatch();
      if (!cancelled) {
        confirming.confirm();
      }
    }
    if (cancelled) {
      confirming.watchForStrayDispatch();
    }
  }

  private void end() {
    enter(cancelled ? OrderStage.CANCELLED : OrderStage.CONFIRMED);
    ended = true;
    order.publish();
  }

  /** What a warehouse says of an ended fulfilment is looked into as long as its order is open. */
  void hearAfterTheEnd() {
    while (true) {
      Workflow.await(this::hasNews);
      if (!isMaybeSent() || !(isRestored() || Changes.hearsAfterTheEnd())) {
        deaf = true;
        return;
      }
      ended = false;
      if (cancelled) {
        confirming.lookForStrayDispatch();
      } else {
        dispatchBy = order.now().plus(order.times().dispatchWithin());
        confirming.confirm();
        follow();
      }
      end();
    }
  }

  private boolean isRestored() {
    return order.ended() != null;
  }

  EndedFulfilment ended(OrderStage orderEnd) {
    return new EndedFulfilment(
        plan,
        orderEnd == OrderStage.CANCELLED ? orderEnd : stage,
        warehouseId,
        progress(),
        confirming.voided(),
        confirming.seen(),
        order.inbox().heard(ref()));
  }

  /** Whether the warehouse holds it. */
  private boolean release() {
    Optional<ReleaseOutcome.Released> released = releasing.untilReleased();
    released.ifPresent(this::accept);
    return released.isPresent();
  }

  private void accept(ReleaseOutcome.Released released) {
    warehouseId = released.warehouseId();
    warehouseStatus = released.status();
    dispatchBy = order.times().dispatchBy(order.now());
    order.note(
        (released.found() ? "Found in " : "Created in ")
            + plan.warehouse()
            + " as "
            + released.warehouseId()
            + ".");
    if (!released.sourceTold()) {
      Async.procedure(this::tellSource, released.warehouseId());
    }
  }

  private void tellSource(String id) {
    try {
      activities
          .source("Tell the order source that " + plan.warehouse() + " has it")
          .acknowledgeRelease(
              new ReleaseNotice(
                  ReleaseNotice.VERSION,
                  order.request().link(),
                  order.request().order(),
                  plan.ref(),
                  id));
    } catch (ActivityFailure failure) {
      order.note(
          "The order source could not be told of the release: " + Problem.of(failure).code());
    }
  }

  private void awaitDispatch() {
    Instant by = dispatchBy;
    if (by == null) {
      throw new IllegalStateException("A released fulfilment has a dispatch deadline.");
    }
    // Before the stage, since the attributes are written once and take the deadline with them.
    order.waitingFor("the dispatch of " + plan.words(), by);
    enter(OrderStage.AWAITING_DISPATCH);
    boolean news =
        TimedWait.until(
            order.from(by),
            "Dispatch of " + plan.words() + " is due",
            () -> hasNews() || cancelled);
    if (news) {
      return;
    }
    Unparked unparked =
        order
            .parking()
            .park(
                ExceptionCode.DISPATCH_OVERDUE,
                OrderStage.AWAITING_DISPATCH,
                List.of(),
                plan.ref(),
                () -> hasNews() || cancelled,
                decision -> awaitFromNow());
    if (unparked instanceof Unparked.Decided decided) {
      order.inbox().mark(plan.ref());
      cancelIfDecided(decided.resolution());
    }
  }

  private void awaitFromNow() {
    dispatchBy = order.now().plus(order.times().dispatchWithin());
    order.waitingFor("the dispatch of " + plan.words(), dispatchBy);
  }

  void cancelIfDecided(Resolution resolution) {
    if (resolution.kind() == ResolutionKind.CANCEL) {
      cancellations.ask(cancellations.by(resolution));
      cancellations.awaitIdle();
    }
  }

  boolean hasNews() {
    return !deaf && order.inbox().has(plan.ref());
  }

  void enter(OrderStage next) {
    stage = next;
    order.publish();
  }

  /** Whether its shipments were read and each told from its other states. */
  boolean hasSeenShipments() {
    return !confirming.seen().isEmpty();
  }

  boolean hasSeen(ShipmentFingerprint shipment) {
    return confirming.seen().contains(shipment);
  }

  void heard(String status) {
    warehouseStatus = status;
  }

  FulfilmentPlan plan() {
    return plan;
  }

  FulfilmentRef ref() {
    return plan.ref();
  }

  OrderStage stage() {
    return stage;
  }

  /** A release is being attempted this moment; its outcome decides what a cancellation can do. */
  boolean isInFlight() {
    return releasing.isInFlight();
  }

  /** Nothing was sent, and what is to be sent changed. */
  void judgeAnew() {
    releasing.judgeAnew();
  }

  /** The warehouse may hold it, so that a cancellation has to ask there. */
  boolean isMaybeSent() {
    return releasing.isMaybeSent();
  }

  /** When its release was given up, with a create that may still arrive; null where it was not. */
  @Nullable Instant releaseGivenUpAt() {
    return releasing.givenUpAt();
  }

  boolean isMoved() {
    return releasing.isMoved();
  }

  boolean isEnded() {
    return ended;
  }

  boolean isCancelled() {
    return cancelled;
  }

  boolean isReleased() {
    return warehouseId != null;
  }

  /** Nothing of it has left and nothing forbids it to. */
  boolean isOpen() {
    return !ended && !cancelled;
  }

  /** Takes note of what the warehouse, or the time before the release, agreed not to ship. */
  void withdraw(List<LineQuantity> lines) {
    agreed.withdraw(lines);
    cancelled = progress().stream().allMatch(l -> l.cancelled().compareTo(l.ordered()) >= 0);
    if (cancelled) {
      stage = OrderStage.CANCELLED;
    }
    order.inbox().mark(plan.ref());
  }

  List<LineQuantity> lines() {
    return agreed.all();
  }

  List<LineProgress> progress() {
    return agreed.progress(confirming.lines());
  }

  List<LineQuantity> notComing() {
    return progress().stream()
        .map(l -> new LineQuantity(l.line(), l.cancelled().plus(l.shorted())))
        .filter(l -> !l.quantity().isZero())
        .toList();
  }

  /** Those of {@code lines} that belong to this fulfilment, wholly or in part. */
  List<LineQuantity> mine(List<LineQuantity> lines) {
    return agreed.among(lines);
  }

  FulfilmentStatus status() {
    return new FulfilmentStatus(
        plan.ref(),
        plan.warehouse(),
        plan.facility(),
        stage,
        warehouseId,
        warehouseStatus,
        progress());
  }
}
