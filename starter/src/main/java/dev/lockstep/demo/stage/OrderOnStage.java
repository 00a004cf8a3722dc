package dev.lockstep.demo.stage;

import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;

/** One order, and what can be done to it in its shop. */
public interface OrderOnStage {
  /** As Lockstep knows it. */
  String id();

  /** The SKU of its first line. */
  String firstSku();

  /** Lets the world hear of it; done once. */
  void place();

  /**
   * Does this to it.
   *
   * @throws UnsupportedOperationException if the shop does not let people do that
   */
  void act(Act act);

  /** Strikes the readings of it. */
  FaultRule reads(FaultKind kind);

  /** Strikes the writes to it, whatever they say. */
  FaultRule writes(FaultKind kind);

  /** Strikes the attempts to tell the shop of its parcels. */
  FaultRule confirmations(FaultKind kind);
}
