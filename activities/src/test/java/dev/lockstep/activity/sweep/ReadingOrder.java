package dev.lockstep.activity.sweep;

import dev.lockstep.common.OrderId;
import dev.lockstep.order.Annotated;
import dev.lockstep.order.Assignment;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationRequest;
import dev.lockstep.order.Dispatched;
import dev.lockstep.order.FulfilmentChanged;
import dev.lockstep.order.OrderChanged;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.OrderWorkflow;
import dev.lockstep.order.PaymentSettled;
import dev.lockstep.order.Remark;
import dev.lockstep.order.Resolution;
import dev.lockstep.order.ResolutionResult;
import dev.lockstep.order.Snooze;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * An order that does nothing but read: at its start, and whenever it is told of something newer, as
 * the real one decides what is newer. Its log says what it was told.
 */
public final class ReadingOrder implements OrderWorkflow {
  private final OrderRequest request;
  private final ToLongFunction<OrderId> source;
  private final List<String> told = new ArrayList<>();
  private long read;
  private boolean change;

  @WorkflowInit
  public ReadingOrder(OrderRequest request, ToLongFunction<OrderId> source) {
    this.request = request;
    this.source = source;
  }

  @Override
  public OrderResult run(OrderRequest sameAsInit) {
    while (true) {
      change = false;
      read = source.applyAsLong(request.order());
      Workflow.await(() -> change);
    }
  }

  @Override
  public void paymentSettled(PaymentSettled hint) {
    told.add("paid");
    change = true;
  }

  @Override
  public void orderChanged(OrderChanged hint) {
    told.add("changed");
    change |= hint.sourceVersion() == null || hint.sourceVersion() > read;
  }

  @Override
  public OrderStatus status() {
    return new OrderStatus(
        OrderStatus.VERSION,
        request.link(),
        request.order(),
        null,
        OrderStage.AWAITING_PAYMENT,
        read,
        List.of(),
        List.of(),
        null,
        null,
        null,
        told,
        read);
  }

  @Override
  public void dispatched(Dispatched hint) {
    throw onlyReads();
  }

  @Override
  public void fulfilmentChanged(FulfilmentChanged hint) {
    throw onlyReads();
  }

  @Override
  public void cancel(CancellationRequest asked) {
    throw onlyReads();
  }

  @Override
  public CancellationDecision requestCancellation(CancellationRequest asked) {
    throw onlyReads();
  }

  @Override
  public void validateCancellation(CancellationRequest asked) {
    throw onlyReads();
  }

  @Override
  public Annotated assign(Assignment assignment) {
    throw onlyReads();
  }

  @Override
  public void validateAssignment(Assignment assignment) {
    throw onlyReads();
  }

  @Override
  public Annotated note(Remark remark) {
    throw onlyReads();
  }

  @Override
  public void validateRemark(Remark remark) {
    throw onlyReads();
  }

  @Override
  public Annotated snooze(Snooze snooze) {
    throw onlyReads();
  }

  @Override
  public void validateSnooze(Snooze snooze) {
    throw onlyReads();
  }

  @Override
  public ResolutionResult resolve(Resolution resolution) {
    throw onlyReads();
  }

  @Override
  public void validateResolution(Resolution resolution) {
    throw onlyReads();
  }

  private static UnsupportedOperationException onlyReads() {
    return new UnsupportedOperationException("This order only reads.");
  }
}
