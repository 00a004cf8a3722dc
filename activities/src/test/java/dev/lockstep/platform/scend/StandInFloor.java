package dev.lockstep.platform.scend;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.port.WarehouseFloor;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.scend.Fate;
import dev.lockstep.sandbox.scend.FateRule;
import dev.lockstep.sandbox.scend.ScendStandIn;
import dev.lockstep.sandbox.scend.Status;
import java.util.List;

/** The test's hand in the stand-in's warehouse. */
record StandInFloor(ScendStandIn scend) implements WarehouseFloor {

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
    return scend.orders().getOrDefault(ref.value(), List.of()).size();
  }

  @Override
  public void advance(FulfilmentRef ref, FulfilmentStage stage) {
    scend.advance(ref.value(), Status.of(stage.name()));
  }

  @Override
  public void step(FulfilmentRef ref) {
    scend.advance(ref.value());
  }

  @Override
  public void given(FulfilmentRef ref, Course course) {
    Fate fate =
        switch (course) {
          case TWO_SHIPMENTS -> new Fate.Split(2, 1);
          case TWO_PARCELS -> new Fate.Split(1, 2);
          case TRACKING_BLANK_AT_FIRST -> new Fate.BlankTracking();
          case TRACKING_CHANGED_LATER -> new Fate.TrackingChanged();
          case VOIDED -> new Fate.Voided(false);
          case CANCELLATION_PENDING_THEN_GRANTED -> new Fate.CancelPending(true);
          case CANCELLATION_PENDING_THEN_REFUSED -> new Fate.CancelPending(false);
        };
    scend.script(FateRule.forReference(ref.value(), fate));
  }

  @Override
  public void loseNextCreateAnswer() {
    scend.faults().add(FaultRule.once("PUT", "**", FaultKind.DROP_REPLY));
    scend.faults().add(FaultRule.once("POST", "/api/v1/orders", FaultKind.DROP_REPLY));
  }

  @Override
  public void failNextLookUp() {
    scend.faults().add(FaultRule.once("GET", "**", FaultKind.ERROR_BEFORE_COMMIT).status(502));
  }
}
