package dev.lockstep.cli.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param subject what was looked at
 * @param what how it is, in one sentence
 * @param fix how to mend it; null where it is well
 */
public record Observation(String subject, Verdict verdict, String what, @Nullable String fix) {

  /** How it is. */
  public enum Verdict {
    OK,
    /** It works; somebody may want it otherwise. */
    NOTE,
    /** Orders stand still, or will. */
    WRONG
  }

  public static Observation ok(String subject, String what) {
    return new Observation(subject, Verdict.OK, what, null);
  }

  public static Observation note(String subject, String what, String fix) {
    return new Observation(subject, Verdict.NOTE, what, fix);
  }

  public static Observation wrong(String subject, String what, String fix) {
    return new Observation(subject, Verdict.WRONG, what, fix);
  }

  public boolean isWrong() {
    return verdict == Verdict.WRONG;
  }
}
