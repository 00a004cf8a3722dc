package dev.lockstep.cli.explain;

import dev.lockstep.worker.wire.WireLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The platform calls made for one order, as the wire log of this machine has them.
 *
 * @param calls newest first
 * @param remark why there are none, or not all; null where nothing is to be said
 */
public record WireCalls(List<Call> calls, @Nullable String remark) {
  private static final int LONGEST_EXCERPT = 300;

  public WireCalls {
    calls = List.copyOf(calls);
  }

  /**
   * One call.
   *
   * @param what method and path template
   * @param status null where no answer came
   * @param failure what it was taken for; null for none
   * @param attempt of the activity, from 1; null outside of one
   * @param answer the beginning of the masked answer; null where it had none or none is kept
   */
  public record Call(
      Instant at,
      String connection,
      String what,
      @Nullable Integer status,
      @Nullable String failure,
      long milliseconds,
      @Nullable String activity,
      @Nullable Integer attempt,
      String correlation,
      @Nullable String answer) {

    public static Call of(WireLine line) {
      return new Call(
          line.at(),
          line.connection(),
          line.call(),
          line.status().isPresent() ? line.status().getAsInt() : null,
          line.failure().orElse(null),
          line.milliseconds(),
          line.activity().orElse(null),
          line.attempt().isPresent() ? line.attempt().getAsInt() : null,
          line.correlation(),
          excerpt(line));
    }

    private static @Nullable String excerpt(WireLine line) {
      var received = line.json().get("received");
      if (received == null) {
        return null;
      }
      String text = received.isTextual() ? received.asText() : received.toString();
      return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
    }
  }
}
