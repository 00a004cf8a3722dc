package dev.lockstep.order;

/** What became of a {@link PauseQuestion}. */
public record PauseFinding(int version, Verdict verdict) {
  public static final int VERSION = 1;

  /** Whether the time counts. */
  public enum Verdict {
    /** A connection is paused, or was at some time since: the step gets its time anew. */
    PAUSED,
    /** None was: the step had its time. */
    NOT_PAUSED
  }

  public PauseFinding {
    version = version == 0 ? VERSION : version;
  }

  public static PauseFinding of(Verdict verdict) {
    return new PauseFinding(VERSION, verdict);
  }
}
