package dev.lockstep.rehearsal.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order of the run. Every one of them is paid and complete, so that it has to be released.
 *
 * @param order as its source names it
 * @param placedAt when its source had it
 * @param actedAt when the customer changed it or gave it up; null where nobody did
 */
public record Planned(
    String link, String order, Intent intent, Instant placedAt, @Nullable Instant actedAt) {
  public static Planned shipped(String link, String order, Instant placedAt) {
    return new Planned(link, order, Intent.SHIP, placedAt, null);
  }
}
