package dev.lockstep.bench;

import dev.lockstep.common.OrderId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whole orders: placed in the storefront, dispatched, and confirmed, over HTTP. */
final class WholeLives {
  private static final long PAUSE_MILLIS = 20;
  private static final int MOST_TRIES = 3000;

  private final DemoStack stack;
  private final SampleOrders samples = new SampleOrders(7);
  private final List<String> lived = new CopyOnWriteArrayList<>();

  private WholeLives(DemoStack stack) {
    this.stack = stack;
  }

  static WholeLives on(DemoStack stack) {
    return new WholeLives(stack);
  }

  void live(int number) throws InterruptedException {
    Sample sample = samples.next(SampleKind.PAID);
    var unusedOrder = stack.storefront().merchant().place(sample);
    String id = OrderNames.workflowId(DemoStack.LINK, new OrderId(sample.orderId()));
    WorkflowStub order = await(stack.client(), id);
    OrderResult result = order.getResult(OrderResult.class);
    if (result.stage() != OrderStage.CONFIRMED) {
      throw new IllegalStateException("order " + number + " ended as " + result.stage());
    }
    lived.add(id);
  }

  void forget() {
    lived.clear();
  }

  long lived() {
    return lived.size();
  }

  /** Of all that lived since the last {@link #forget}, together. */
  HistoryCost cost() {
    List<String> ids = new ArrayList<>(lived);
    return ids.stream()
        .map(id -> HistoryCost.of(stack.client().fetchHistory(id).getHistory()))
        .reduce(new HistoryCost(0, 0, 0), HistoryCost::plus);
  }

  /** The storefront tells Lockstep by a message, which takes a moment. */
  private static WorkflowStub await(WorkflowClient client, String id) throws InterruptedException {
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        WorkflowStub order = client.newUntypedWorkflowStub(id);
        var unusedFind = order.describe();
        return order;
      } catch (WorkflowNotFoundException notYet) {
        Thread.sleep(PAUSE_MILLIS);
      } catch (WorkflowException busy) {
        Thread.sleep(PAUSE_MILLIS * 10);
      }
    }
    throw new IllegalStateException("no workflow " + id + " was started");
  }
}
