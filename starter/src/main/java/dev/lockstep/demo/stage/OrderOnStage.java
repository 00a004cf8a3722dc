package dev.lockstep.demo.stage;

import dev.lockstep.sandbox.fault.FaultKind;

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

  /** The next readings of it fail. */
  void readsFail(FaultKind kind, int times);

  /** The next writes to it fail, whatever they say. */
  void writesFail(FaultKind kind, int times);

  /** The next attempts to tell the shop of its parcels fail. */
  void confirmationsFail(FaultKind kind, int times);
}
