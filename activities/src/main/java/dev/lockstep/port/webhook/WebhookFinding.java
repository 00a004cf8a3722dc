package dev.lockstep.port.webhook;

import dev.lockstep.common.FailureKind;
import dev.lockstep.port.PlatformFailure;
import java.util.List;
import java.util.function.Supplier;
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

  /**
   * What a look shows; where our credentials do not allow it, a note instead.
   *
   * @throws PlatformFailure where the look failed otherwise
   */
  public static List<WebhookFinding> unlessForbidden(
      Supplier<List<WebhookFinding>> look, String what, String fix) {
    try {
      return look.get();
    } catch (PlatformFailure failure) {
      if (failure.kind() != FailureKind.UNAUTHORISED) {
        throw failure;
      }
      return List.of(note(what, fix));
    }
  }
}
