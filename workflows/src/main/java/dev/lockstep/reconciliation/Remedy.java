package dev.lockstep.reconciliation;

/** How a finding is repaired. The names stand in results. */
public enum Remedy {
  /** The order is started; one that runs reads its source again. */
  START,
  /** The order looks into its warehouses again. */
  RECHECK,
  /** What is parked is tried again. */
  RESOLVE,
  /** The order goes on from where it stopped; what is done already is found and not repeated. */
  REPLAY,
  /** The order goes back to before its last step. */
  RESET,
  /** The order is opened again, although it has ended. */
  REOPEN,
  /** A person has to look, and to act on a platform. */
  LOOK
}
