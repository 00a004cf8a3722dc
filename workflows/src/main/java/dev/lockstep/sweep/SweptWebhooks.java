package dev.lockstep.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * How many of the webhooks (subscriptions) that send to us stand how, each counted once.
 *
 * @param revived the platform had switched them off; they are on again
 * @param delayed nothing gets through now; the platform keeps it and goes on trying
 * @param stopped nothing is sent, and nothing is kept
 * @param missing there is none
 * @param unknown could not be found out
 */
public record SweptWebhooks(
    int version, int healthy, int revived, int delayed, int stopped, int missing, int unknown) {
  public static final int VERSION = 1;

  public SweptWebhooks {
    version = version == 0 ? VERSION : version;
  }

  String sentence() {
    List<String> counts = new ArrayList<>();
    add(counts, healthy, "healthy");
    add(counts, revived, "switched on again");
    add(counts, delayed, "delayed");
    add(counts, stopped, "stopped");
    add(counts, missing, "missing");
    add(counts, unknown, "unknown");
    return "Webhooks: " + (counts.isEmpty() ? "none" : String.join(", ", counts)) + ".";
  }

  private static void add(List<String> counts, int count, String how) {
    if (count > 0) {
      counts.add(count + " " + how);
    }
  }
}
