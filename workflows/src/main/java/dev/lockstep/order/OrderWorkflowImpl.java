package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The process of one order; {@link #run} reads as an operator would describe it. */
public final class OrderWorkflowImpl implements OrderWorkflow {
  private static final Duration FOR_ITS_HINT = Duration.ofMinutes(1);

  private final OrderRecord order;
  private final Annotating annotations;
  private final Activities activities;
  private final CancellationDesk cancellations;
  private final Judging judging;
  private final EditWatch edits;

  @WorkflowInit
  public OrderWorkflowImpl(OrderRequest request) {
    order = new OrderRecord(request);
    annotations = new Annotating(order);
    activities = new Activities(request.link(), request.source());
    cancellations = new CancellationDesk(order, activities);
    judging = new Judging(order, activities, cancellations);
    edits = new EditWatch(order, activities, cancellations, judging);
    if (request.ended() != null) {
      request.ended().fulfilments().forEach(this::restore);
    }
  }

  @Override
  public OrderResult run(OrderRequest request) {
    Async.procedure(cancellations::run);
    Async.procedure(edits::run);
    return request.ended() != null && Changes.goesOnFromItsEnd() ? goOn() : begin();
  }

  private OrderResult begin() {
    order.fulfilments().clear();
    List<FulfilmentProcess> moved = List.of();
    do {
      Optional<Judging.Fit> fit = judging.untilFit();
      if (fit.isEmpty()) {
        Workflow.await(() -> fulfilments().isEmpty() || isSettled());
        return end(this::outcomeWithoutRelease);
      }
      fulfil(fit.get(), moved);
      moved = takeMoved();
    } while (!moved.isEmpty());
    return end(this::outcome);
  }

  /** Looks into what a warehouse, or its source, reported after the order had ended. */
  private OrderResult goOn() {
    order.note("Opened again: something was reported after the end.");
    fulfilments().forEach(fulfilment -> Async.procedure(fulfilment::hearAfterTheEnd));
    TimedWait.until(FOR_ITS_HINT, "The hint it was opened for", order.inbox()::isTouched);
    Workflow.await(this::isSettled);
    return end(this::outcome);
  }

  private void restore(EndedFulfilment ended) {
    order
        .fulfilments()
        .put(
            ended.plan().ref(),
            FulfilmentProcess.restored(order, activities, cancellations, ended));
  }

  /**
   * Releases each fulfilment and follows it to its end; returns early where one has to be judged
   * anew because the order changed before the warehouse had it.
   *
   * @param moved the ones judged anew; all there are when the order is judged for the first time
   */
  private void fulfil(Judging.Fit fit, List<FulfilmentProcess> moved) {
    order.enter(OrderStage.RELEASING);
    boolean nothingSent = fulfilments().isEmpty();
    Set<FulfilmentRef> wanted =
        moved.stream().map(FulfilmentProcess::ref).collect(Collectors.toSet());
    Set<FulfilmentRef> planned =
        fit.plans().stream().map(FulfilmentPlan::ref).collect(Collectors.toSet());
    fit.plans().stream()
        .filter(plan -> nothingSent || wanted.contains(plan.ref()))
        .forEach(plan -> begin(plan, fit.version()));
    if (!nothingSent) {
      moved.stream().filter(f -> !planned.contains(f.ref())).forEach(this::holdVanished);
    }
    Workflow.await(() -> nothingInFlight() && (mustBeJudgedAnew() || isSettled()));
  }

  private List<FulfilmentProcess> takeMoved() {
    List<FulfilmentProcess> moved =
        fulfilments().stream().filter(FulfilmentProcess::isMoved).toList();
    moved.forEach(fulfilment -> order.fulfilments().remove(fulfilment.ref()));
    return moved;
  }

  private void begin(FulfilmentPlan plan, long version) {
    FulfilmentProcess fulfilment =
        new FulfilmentProcess(order, activities, cancellations, plan, version);
    order.fulfilments().put(plan.ref(), fulfilment);
    Async.procedure(fulfilment::run);
  }

  /** A part of a split order is gone from it while other parts are with their warehouses. */
  private void holdVanished(FulfilmentProcess fulfilment) {
    ParkedCase matter =
        order
            .parking()
            .open(
                ExceptionCode.EDITED_AFTER_RELEASE,
                OrderStage.RELEASING,
                List.of(
                    new Finding(
                        ExceptionCode.EDITED_AFTER_RELEASE,
                        null,
                        "The part for "
                            + fulfilment.plan().facility()
                            + " is gone from the order; it was not sent.")),
                fulfilment.ref());
    Async.procedure(() -> {
      Workflow.await(matter::isDecided);
      order.parking().close(matter, "decided by " + matter.decision().author() + ".");
    });
  }

  private boolean isSettled() {
    return !order.fulfilments().isEmpty()
        && fulfilments().stream().allMatch(FulfilmentProcess::isEnded)
        && fulfilments().stream().noneMatch(FulfilmentProcess::hasNews)
        && order.parking().isEmpty()
        && cancellations.isIdle()
        && edits.isIdle();
  }

  private boolean mustBeJudgedAnew() {
    return fulfilments().stream().anyMatch(FulfilmentProcess::isMoved);
  }

  private boolean nothingInFlight() {
    return fulfilments().stream().noneMatch(FulfilmentProcess::isInFlight);
  }

  private OrderStage outcomeWithoutRelease() {
    boolean shippedByOthers = judging.foundItShipped() && fulfilments().isEmpty();
    return shippedByOthers ? OrderStage.CONFIRMED : OrderStage.CANCELLED;
  }

  private OrderStage outcome() {
    boolean nothingShips =
        cancellations.hasGivenUpAllAsShort()
            || fulfilments().stream().allMatch(FulfilmentProcess::isCancelled);
    return nothingShips ? OrderStage.CANCELLED : OrderStage.CONFIRMED;
  }

  private Collection<FulfilmentProcess> fulfilments() {
    return order.fulfilments().values();
  }

  private OrderResult end(Supplier<OrderStage> outcome) {
    Workflow.await(() ->
        cancellations.isIdle()
            && order.parking().isEmpty()
            && fulfilments().stream().noneMatch(FulfilmentProcess::hasNews)
            && Workflow.isEveryHandlerFinished());
    OrderStage stage = outcome.get();
    order.waitingFor("nothing", null);
    order.enter(stage);
    return new OrderResult(
        OrderResult.VERSION,
        stage,
        order.progress(),
        judging.foundNothing() ? order.request() : order.reopening(stage));
  }

  @Override
  public void paymentSettled(PaymentSettled hint) {
    order.inbox().put(hint);
  }

  @Override
  public void orderChanged(OrderChanged hint) {
    order.inbox().put(hint, order.versions());
  }

  @Override
  public void dispatched(Dispatched hint) {
    FulfilmentProcess concerned =
        hint.fulfilment() == null ? null : order.fulfilments().get(hint.fulfilment());
    if (concerned == null || hint.fingerprint() == null || !concerned.hasSeenShipments()) {
      order.inbox().put(hint, order.fulfilments().keySet());
    } else {
      dispatched(concerned, hint.fingerprint(), hint);
    }
  }

  /** The fulfilment's shipments were read before: what was seen then tells what is news. */
  private void dispatched(
      FulfilmentProcess concerned, ShipmentFingerprint shipment, Dispatched hint) {
    boolean seen = concerned.hasSeen(shipment);
    boolean repeated = order.inbox().isRepeat(hint.eventId());
    if (seen == repeated || !Changes.knowsWhatItSaw()) {
      order.inbox().put(hint, order.fulfilments().keySet());
    } else if (seen) {
      order.inbox().touch();
    } else {
      order.inbox().mark(concerned.ref(), shipment);
    }
  }

  @Override
  public void fulfilmentChanged(FulfilmentChanged hint) {
    order.inbox().put(hint, order.fulfilments().keySet());
  }

  @Override
  public void cancel(CancellationRequest request) {
    cancellations.ask(request);
  }

  @Override
  public CancellationDecision requestCancellation(CancellationRequest request) {
    return cancellations.ask(request).get();
  }

  @Override
  public void validateCancellation(CancellationRequest request) {
    if (request.lines().stream().anyMatch(line -> line.quantity().isZero())) {
      throw new IllegalArgumentException("A line to be cancelled needs a quantity of at least 1.");
    }
  }

  @Override
  public ResolutionResult resolve(Resolution resolution) {
    return order.parking().resolve(resolution);
  }

  @Override
  public void validateResolution(Resolution resolution) {
    order.parking().validate(resolution);
  }

  @Override
  public Annotated assign(Assignment assignment) {
    return annotations.assign(assignment);
  }

  @Override
  public void validateAssignment(Assignment assignment) {
    annotations.validate(assignment);
  }

  @Override
  public Annotated note(Remark remark) {
    return annotations.note(remark);
  }

  @Override
  public void validateRemark(Remark remark) {
    annotations.validate(remark);
  }

  @Override
  public Annotated snooze(Snooze snooze) {
    return annotations.snooze(snooze);
  }

  @Override
  public void validateSnooze(Snooze snooze) {
    annotations.validate(snooze);
  }

  @Override
  public OrderStatus status() {
    return order.status();
  }
}
