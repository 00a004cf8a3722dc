package dev.lockstep.sandbox.scayle;

import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.scayle.sample.Recipient;
import dev.lockstep.sandbox.scayle.sample.ScayleSample;
import java.util.List;
import java.util.function.Consumer;

/**
 * What customers and the shop's staff do, beside the client under test. Every call throws {@link
 * Refusal} when the platform would not do it.
 */
public final class Storefront {
  private final Shop shop;
  private final Lifecycle lifecycle;
  private final Delegating delegating;
  private final Cancelling cancelling;

  Storefront(Shop shop, Lifecycle lifecycle, Delegating delegating, Cancelling cancelling) {
    this.shop = shop;
    this.lifecycle = lifecycle;
    this.delegating = delegating;
    this.cancelling = cancelling;
  }

  /**
   * Places a sample. When its payment is reserved, the order is confirmed and, after the pause of
   * the options, delegated.
   *
   * @return the id of the order
   */
  public long place(ScayleSample sample) {
    return shop.with(() -> {
      ShopOrder order = lifecycle.place(sample);
      if (order.state == OrderState.CONFIRMED) {
        delegating.begin(order);
      }
      return order.id;
    });
  }

  /**
   * Places a sample as though its payment were outstanding, whatever its kind: nobody hears of it
   * before {@link #confirmPayment}.
   *
   * @return the id of the order
   */
  public long pend(ScayleSample sample) {
    return shop.with(() -> lifecycle.pend(sample).id);
  }

  /** The outstanding payment is reserved; delegation follows. */
  public void confirmPayment(long orderId) {
    on(
        orderId,
        order -> {
          lifecycle.confirm(order);
          delegating.begin(order);
        });
  }

  /** The customer cancels whatever is still open. */
  public void cancelByCustomer(long orderId) {
    cancelByCustomer(orderId, shop.options.warehouses());
  }

  /**
   * The customer cancels what is still open in these warehouses, named by reference key. Once the
   * order is with the merchant, the merchant is asked first; the answer comes later.
   */
  public void cancelByCustomer(long orderId, List<String> warehouses) {
    warehouses.forEach(shop::warehouseId);
    on(orderId, order -> cancelling.request(order, warehouses));
  }

  /** Staff puts the address of a wrong sample right. */
  public void correctAddress(long orderId) {
    on(
        orderId,
        order -> {
          Recipient correction = order.sample.correction();
          if (correction == null) {
            throw ScayleProblem.refusal(409, "NOTHING_TO_CORRECT", "The address is not wrong.");
          }
          order.shipping = correction;
          order.updatedAt = shop.now();
          shop.record("ADDRESS_CORRECTED", order, Json.object());
        });
  }

  /** Staff cancels whatever is open, without asking the merchant; the webhooks tell. */
  public void cancelInPanel(long orderId) {
    on(orderId, order -> lifecycle.cancel(order, order.openItems(), Lifecycle.Canceller.STAFF));
  }

  /** The order is closed as though nobody had answered for 14 days. */
  public void forceClose(long orderId) {
    on(orderId, lifecycle::forceClose);
  }

  /** Delegates an order once more, though it was acknowledged. */
  public void delegateAgain(long orderId) {
    on(orderId, delegating::repeat);
  }

  private void on(long orderId, Consumer<ShopOrder> change) {
    shop.run(() -> change.accept(shop.require(orderId)));
  }
}
