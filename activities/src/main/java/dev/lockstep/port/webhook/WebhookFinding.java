package dev.lockstep.port.webhook;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a look at the platform's side of our webhooks showed.
 *
 * @param what how it is, in one sentence, without an address
 * @param fix how to mend it; null where it is well
 */
public record WebhookFinding(Verdict verdict, String what, @Nullable String fix) {

  /** How it is. */
  public enum Verdict {
    WELL,
    /** It works; somebody may want it otherwise. */
    NOTE,
    /** Hints do not come, or will stop to. */
    WRONG
  }

  public static WebhookFinding well(String what) {
    return new WebhookFinding(Verdict.WELL, what, null);
  }

  public static WebhookFinding note(String what, String fix) {
    return new WebhookFinding(Verdict.NOTE, what, fix);
  }

  public static WebhookFinding wrong(String what, String fix) {
    return new WebhookFinding(Verdict.WRONG, what, fix);
  }
}
