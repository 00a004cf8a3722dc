package dev.lockstep.common;

/** What a person may decide about a parked order. */
public enum ResolutionKind {
  /** Try the step again as it is. */
  RETRY,
  /** Override a mapping or field for this order, then try again. */
  AMEND,
  /** Go on although the check failed, on a named person's word. */
  RELEASE_ANYWAY,
  /** Give the order up: it is cancelled wherever it is. */
  CANCEL
}
