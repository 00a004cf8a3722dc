package dev.lockstep.order;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;

/** Asks for the order source to be told that the warehouse has a fulfilment. */
public record ReleaseNotice(
    int version, LinkId link, OrderId order, FulfilmentRef fulfilment, String warehouseId) {
  public static final int VERSION = 1;

  public ReleaseNotice {
    version = version == 0 ? VERSION : version;
  }
}
