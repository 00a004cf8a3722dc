package dev.lockstep.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.Amendment;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.scend.Fate;
import dev.lockstep.sandbox.scend.FateRule;
import dev.lockstep.sandbox.scend.ScendStandIn;
import dev.lockstep.sandbox.scend.Status;
import dev.lockstep.sandbox.scend.WarehouseOrderView;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One order of the demo, and everything that can be done to it from outside. */
final class OrderInPlay {
  private static final long PAUSE_MILLIS = 200;
  private static final long PATIENCE_NANOS = 45_000_000_000L;

  private final Sample sample;
  private final CommercetoolsStandIn storefront;
  private final ScendStandIn warehouse;
  private final RunningOrders running;
  private final Supplier<Sample> another;

  OrderInPlay(
      Sample sample,
      CommercetoolsStandIn storefront,
      ScendStandIn warehouse,
      RunningOrders running,
      Supplier<Sample> another) {
    this.sample = sample;
    this.storefront = storefront;
    this.warehouse = warehouse;
    this.running = running;
    this.another = another;
  }

  String id() {
    return sample.orderId();
  }

  /** The SKU of its first line. */
  String firstSku() {
    return sample.order().path("lineItems").path(0).path("variant").path("sku").asText();
  }

  // What the warehouse does.

  void inTheWarehouse(Fate... fates) {
    warehouse.script(FateRule.forReference(id() + "**", fates));
  }

  /** The warehouse goes on as usual with it. */
  void letGo() {
    inTheWarehouse();
  }

  void warehouseFails(String method, FaultKind kind, int times) {
    warehouse.faults().add(FaultRule.on(method, "**/orders/" + id() + "*", kind).times(times));
  }

  void storefrontFails(String method, FaultKind kind, int skip, int times) {
    storefront
        .faults()
        .add(FaultRule.on(method, "**/orders/" + id(), kind).skip(skip).times(times));
  }

  // What people do in the storefront.

  void place() {
    storefront.merchant().place(sample);
  }

  void charge() {
    storefront.merchant().charge(id());
  }

  void complete() {
    storefront.merchant().complete(id());
  }

  void cancelInStorefront() {
    storefront.merchant().cancel(id());
  }

  /** Gives it the address of somebody else, which is a sound one. */
  void correctAddress() {
    ObjectNode action = JsonNodeFactory.instance.objectNode().put("action", "setShippingAddress");
    action.set("address", another.get().order().path("shippingAddress"));
    storefront.merchant().update(id(), action);
  }

  /** One more of the first line. */
  void orderOneMore() {
    ObjectNode line = sample.order().withArrayProperty("lineItems").get(0).deepCopy();
    ObjectNode edit = JsonNodeFactory.instance.objectNode();
    edit.putArray("lines")
        .addObject()
        .put("lineItemId", line.path("id").asText())
        .put("quantity", line.path("quantity").asInt() + 1);
    storefront.merchant().edit(id(), edit);
  }

  // What people tell Lockstep.

  void askForCancellation() {
    var unused = running.cancel(id());
  }

  void decide(ResolutionKind kind, Amendment... amendments) {
    running.resolve(id(), kind, amendments);
  }

  // What people wait for.

  void awaitKnown() throws InterruptedException {
    await(status -> true);
  }

  void awaitParked(ExceptionCode code) throws InterruptedException {
    await(status -> status.parked().stream().anyMatch(parked -> parked.code() == code));
  }

  /** Until the warehouse has come so far with all of it. */
  void awaitInWarehouse(Status status) throws InterruptedException {
    until(() -> {
      List<WarehouseOrderView> held =
          warehouse.orders().entrySet().stream()
              .filter(entry -> entry.getKey().startsWith(id()))
              .flatMap(entry -> entry.getValue().stream())
              .toList();
      return !held.isEmpty()
          && held.stream().allMatch(view -> view.status().compareTo(status) >= 0);
    });
  }

  /** Until the warehouse has taken a change to it. */
  void awaitAmended() throws InterruptedException {
    awaitInWarehouse("AMENDED", 1);
  }

  /** Until it has shipped, the customer sees it, and its workflow has ended. */
  void awaitConfirmed() throws InterruptedException {
    await(status -> status.stage() == OrderStage.CONFIRMED && status.parked().isEmpty());
  }

  /** Until what the warehouse noted of it says so often that this happened. */
  void awaitInWarehouse(String fact, int times) throws InterruptedException {
    until(() -> timesInWarehouse(fact) >= times);
  }

  /** Until the storefront shows every parcel that stands, with its tracking. */
  void awaitShown() throws InterruptedException {
    until(() ->
        LedgerVerdict.judge(
                    Ledgers.placed(storefront).stream()
                        .filter(placed -> placed.order().equals(id()))
                        .toList(),
                    Ledgers.held(warehouse).stream()
                        .filter(held -> held.order().equals(id()))
                        .toList(),
                    Set.of())
                .count(LedgerVerdict.Fate.CONFIRMED)
            == 1);
  }

  private long timesInWarehouse(String fact) {
    return warehouse.ledger().factsAbout(id()).stream()
        .filter(noted -> noted.kind().equals(fact))
        .count();
  }

  private void await(Predicate<OrderStatus> condition) throws InterruptedException {
    until(() -> running.status(id()).filter(condition).isPresent());
  }

  /** A story that waits in vain goes on; its outcome then shows that something is wrong. */
  private static void until(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
