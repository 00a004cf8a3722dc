package dev.lockstep.replay;

/**
 * What a person decides about a replay.
 *
 * @param author who decides: a login
 */
public record ReplayDecision(int version, Kind kind, String author) {
  public static final int VERSION = 1;

  /** The choices. */
  public enum Kind {
    /** It may begin; said by somebody else than who started it. */
    APPROVE,
    /** No further order, until it is resumed. */
    PAUSE,
    RESUME,
    /** No further order at all. */
    STOP
  }

  public ReplayDecision {
    version = version == 0 ? VERSION : version;
  }

  public ReplayDecision(Kind kind, String author) {
    this(VERSION, kind, author);
  }
}
