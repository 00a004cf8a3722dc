package dev.lockstep.replay;

/**
 * What the configuration of the worker demands of a replay.
 *
 * @param approveAbove a replay of more orders than this is approved by a second person
 */
public record ReplayRules(int version, int approveAbove) {
  public static final int VERSION = 1;

  public ReplayRules {
    version = version == 0 ? VERSION : version;
  }

  public ReplayRules(int approveAbove) {
    this(VERSION, approveAbove);
  }
}
