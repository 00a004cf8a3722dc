package dev.lockstep.replay;

/**
 * What is asked for one order.
 *
 * @param replay the replay it belongs to
 * @param author who started the replay: a login, never a customer's name
 */
public record ReplayOrder(
    int version, String replay, ReplayItem item, ReplayWish wish, String author, String reason) {
  public static final int VERSION = 1;

  public ReplayOrder {
    version = version == 0 ? VERSION : version;
  }
}
