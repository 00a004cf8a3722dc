package dev.lockstep.replay;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;

/**
 * What became of one order of a replay.
 *
 * @param step what was done, or would have been
 * @param message what happened, in one sentence; no personal data
 */
public record ReplayedOrder(
    int version, LinkId link, OrderId order, ReplayStep step, Outcome outcome, String message) {
  public static final int VERSION = 1;

  /** Long enough for a sentence; thousands of them have to fit into one message. */
  public static final int LONGEST_MESSAGE = 200;

  /** How it went. The names stand in histories and reports. */
  public enum Outcome {
    /** The step was taken. */
    DONE,
    /** It went on meanwhile, so that there was nothing to do. */
    NOT_NEEDED,
    /** It stands otherwise than when it was planned, and was left alone. */
    CHANGED,
    /** The order or the server refused. */
    REFUSED
  }

  public ReplayedOrder {
    version = version == 0 ? VERSION : version;
    message =
        message.length() > LONGEST_MESSAGE
            ? message.substring(0, LONGEST_MESSAGE - 1) + "…"
            : message;
  }

  public static ReplayedOrder of(ReplayItem item, Outcome outcome, String message) {
    return new ReplayedOrder(VERSION, item.link(), item.order(), item.step(), outcome, message);
  }
}
