package dev.lockstep.alerts;

/** Why somebody is told. The names stand in message ids and in what webhooks send. */
public enum AlertKind {
  /** Orders wait for the first time, or again after all of them had gone on. */
  NEW,
  /** More orders wait. */
  GROWN,
  /** Nobody acted in time; the next step of the ladder is told. */
  ESCALATED,
  /** They still wait. */
  REMINDER,
  /** What was escalated is not late any more; some still wait, and that is the owner's again. */
  EASED,
  /** None waits any more. */
  RESOLVED,
  /** Nothing happened: somebody tries the channel. */
  TEST
}
