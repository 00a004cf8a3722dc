package dev.lockstep.bench;

import dev.lockstep.common.OrderId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;

/** Whole orders: placed in the storefront, dispatched, and confirmed, over HTTP. */
final class WholeLives {
  private static final long SEED = 7;

  private final DemoStack stack;
  private final SampleOrders samples = new SampleOrders(SEED);
  private final Lived lived;

  WholeLives(DemoStack stack) {
    this.stack = stack;
    this.lived = new Lived(stack.client());
  }

  void live(int number) throws InterruptedException {
    Sample sample = samples.next(SampleKind.PAID);
    var unusedOrder = stack.storefront().merchant().place(sample);
    String id = OrderNames.workflowId(DemoStack.LINK, new OrderId(sample.orderId()));
    OrderResult result = lived.await(id).getResult(OrderResult.class);
    if (result.stage() != OrderStage.CONFIRMED) {
      throw new IllegalStateException("order " + number + " ended as " + result.stage());
    }
    lived.add(id);
  }

  Lived lived() {
    return lived;
  }
}
