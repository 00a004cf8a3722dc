package dev.lockstep.demo;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.demo.stage.Act;
import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.OrderOnStage;
import dev.lockstep.demo.stage.Turn;
import dev.lockstep.order.Amendment;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.sandbox.fault.FaultKind;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** One order of the demo, and everything that can be done to it from outside. */
final class OrderInPlay {
  private static final long PAUSE_MILLIS = 200;
  private static final long PATIENCE_NANOS = 45_000_000_000L;

  private final OrderOnStage order;
  private final Stage stage;
  private final Depot depot;
  private final RunningOrders running;

  OrderInPlay(OrderOnStage order, Stage stage, RunningOrders running) {
    this.order = order;
    this.stage = stage;
    this.depot = stage.depot();
    this.running = running;
  }

  String id() {
    return order.id();
  }

  /** What Lockstep itself says about it. */
  Optional<OrderStatus> status() {
    return running.status(id());
  }

  // What the warehouse does.

  void inTheWarehouse(Turn turn) {
    depot.take(turn, id(), order.firstSku());
  }

  /** The warehouse goes on as usual with it. */
  void letGo() {
    depot.letGo(id());
  }

  // What goes wrong between the platforms and Lockstep.

  void warehouseFailsToCreate(FaultKind kind, int times) {
    depot.backstage().calls().add(depot.creates(id(), kind).times(times));
  }

  void warehouseFails(FaultKind kind, int times) {
    depot.backstage().calls().add(depot.calls(id(), kind).times(times));
  }

  void shopFailsToRead(FaultKind kind, int times) {
    stage.shop().backstage().calls().add(order.reads(kind).times(times));
  }

  void shopFailsToWrite(FaultKind kind, int times) {
    stage.shop().backstage().calls().add(order.writes(kind).times(times));
  }

  void shopFailsToConfirm(FaultKind kind, int times) {
    stage.shop().backstage().calls().add(order.confirmations(kind).times(times));
  }

  // What people do in the shop.

  void place() {
    order.place();
  }

  void pay() {
    order.act(Act.PAY);
  }

  void complete() {
    order.act(Act.COMPLETE);
  }

  void cancelInShop() {
    order.act(Act.CANCEL);
  }

  void correctAddress() {
    order.act(Act.CORRECT_ADDRESS);
  }

  void correctAddressUntold() {
    order.act(Act.CORRECT_ADDRESS_UNTOLD);
  }

  void orderOneMore() {
    order.act(Act.ORDER_ONE_MORE);
  }

  void confirmPayment() {
    order.act(Act.CONFIRM_PAYMENT);
  }

  void askToCancelInShop() {
    order.act(Act.ASK_TO_CANCEL);
  }

  void handOverAgain() {
    order.act(Act.HAND_OVER_AGAIN);
  }

  void allocate() {
    order.act(Act.ALLOCATE);
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

  /** Until it has shipped, the customer sees it, and its workflow has ended. */
  void awaitConfirmed() throws InterruptedException {
    await(status -> status.stage() == OrderStage.CONFIRMED && status.parked().isEmpty());
  }

  /** Until the warehouse has come so far with all of it as its turn lets it. */
  void awaitHeld() throws InterruptedException {
    until(() -> depot.holds(id()));
  }

  /** Until the warehouse has done this with it. */
  void awaitInTheWarehouse(Turn turn) throws InterruptedException {
    until(() -> depot.hasTaken(turn, id()));
  }

  /** Until the warehouse has taken a change to it. */
  void awaitAmended() throws InterruptedException {
    until(() -> depot.wasAmended(id()));
  }

  /** Until the shop shows every parcel that stands, with its tracking. */
  void awaitShown() throws InterruptedException {
    until(() -> Verdicts.isConfirmed(stage, id()));
  }

  private void await(Predicate<OrderStatus> condition) throws InterruptedException {
    until(() -> status().filter(condition).isPresent());
  }

  /** A story that waits in vain goes on; its outcome then shows that something is wrong. */
  private static void until(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
