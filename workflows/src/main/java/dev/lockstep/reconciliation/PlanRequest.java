package dev.lockstep.reconciliation;

import dev.lockstep.common.LinkId;

/** Asks whom to ask about a link. */
public record PlanRequest(int version, LinkId link) {
  public static final int VERSION = 1;

  public PlanRequest {
    version = version == 0 ? VERSION : version;
  }
}
