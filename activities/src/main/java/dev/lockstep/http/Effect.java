package dev.lockstep.http;

/** Whether a request can change anything at the platform; decides what a lost answer means. */
public enum Effect {
  /** Changes nothing: a lost answer is only a lost answer. */
  READ,
  /** May change something: after a lost answer nobody knows. */
  WRITE
}
