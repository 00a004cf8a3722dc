package dev.lockstep.platform.deposco;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.port.WarehouseFloor;
import dev.lockstep.sandbox.deposco.DeposcoStandIn;
import dev.lockstep.sandbox.deposco.Fate;
import dev.lockstep.sandbox.deposco.FateRule;
import dev.lockstep.sandbox.deposco.OrderStatus;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The test's hand in the stand-in's warehouse. */
record StandInFloor(DeposcoStandIn deposco) implements WarehouseFloor {

  @Override
  public List<Sku> knownSkus() {
    return List.of(new Sku("TSHIRT-BLK-M"), new Sku("CAP-CORD-GRN"));
  }

  @Override
  public Sku unknownSku() {
    return new Sku("NOBODY-KNOWS-IT");
  }

  @Override
  public int ordersHeld(FulfilmentRef ref) {
    return deposco.orders().getOrDefault(ref.value(), List.of()).size();
  }

  @Override
  public void advance(FulfilmentRef ref, FulfilmentStage stage) {
    deposco.advance(ref.value(), status(stage));
  }

  private static OrderStatus status(FulfilmentStage stage) {
    return switch (stage) {
      case ACCEPTED -> OrderStatus.DRAFT;
      case RECEIVED -> OrderStatus.NEW;
      case ON_HOLD -> OrderStatus.HOLD;
      case BACKORDERED -> OrderStatus.BACK_ORDERED;
      case ALLOCATED -> OrderStatus.WAVE_BUILT;
      case RELEASED -> OrderStatus.RELEASED;
      case PICKING -> OrderStatus.PICKING;
      case PICKED -> OrderStatus.PICK_COMPLETE;
      case PACKING, PACKED -> OrderStatus.STAGED;
      case PART_DISPATCHED -> OrderStatus.PARTIALLY_SHIPPED;
      case DISPATCHED, DELIVERED -> OrderStatus.SHIP_COMPLETE;
      case CANCELLED, CANCEL_REQUESTED -> OrderStatus.CANCELED;
      case QUERIED, REJECTED, UNMAPPED ->
          throw new IllegalArgumentException("There is no such status at Deposco: " + stage);
    };
  }

  @Override
  public void step(FulfilmentRef ref) {
    deposco.advance(ref.value());
  }

  /** A cancellation is decided at once. */
  @Override
  public Set<Course> courses() {
    return EnumSet.complementOf(
        EnumSet.of(
            Course.CANCELLATION_PENDING_THEN_GRANTED, Course.CANCELLATION_PENDING_THEN_REFUSED));
  }

  @Override
  public void given(FulfilmentRef ref, Course course) {
    Fate fate =
        switch (course) {
          case TWO_SHIPMENTS -> new Fate.Split(2, 1);
          case TWO_PARCELS -> new Fate.Split(1, 2);
          case TRACKING_BLANK_AT_FIRST -> new Fate.BlankTracking();
          case TRACKING_CHANGED_LATER -> new Fate.TrackingChanged();
          case VOIDED -> new Fate.RolledBack(false);
          case CANCELLATION_PENDING_THEN_GRANTED, CANCELLATION_PENDING_THEN_REFUSED ->
              throw new IllegalArgumentException("Deposco decides at once: " + course);
        };
    deposco.script(FateRule.forNumber(ref.value(), fate));
  }

  @Override
  public void loseNextCreateAnswer() {
    deposco
        .faults()
        .add(FaultRule.once("POST", "/latest/orders/salesOrders", FaultKind.DROP_REPLY));
  }

  @Override
  public void failNextLookUp() {
    deposco.faults().add(FaultRule.once("GET", "**", FaultKind.ERROR_BEFORE_COMMIT).status(502));
  }
}
