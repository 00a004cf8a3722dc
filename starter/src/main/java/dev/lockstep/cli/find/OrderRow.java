package dev.lockstep.cli.find;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order as the search shows it.
 *
 * @param order the order source's id
 * @param number the number people use; the id where there is none
 * @param stage where it rests; null before its first rest
 * @param exception the code of the oldest parked matter
 * @param due until when its owner, or the warehouse, has time
 * @param assignee login of who sees to it
 * @param snoozedUntil until when nobody wants to be told; past where the snooze is over
 * @param closed null while it is open
 * @param problems what Temporal reports: the order's own code cannot go on
 * @param webUi its page; null where the configuration names no Web UI
 */
public record OrderRow(
    String order,
    String number,
    String link,
    @Nullable String stage,
    @Nullable String exception,
    @Nullable String owner,
    @Nullable Instant due,
    @Nullable String assignee,
    @Nullable Instant snoozedUntil,
    Instant started,
    @Nullable Instant closed,
    List<String> problems,
    String workflowId,
    @Nullable URI webUi) {
  public OrderRow {
    problems = List.copyOf(problems);
  }

  /** Whether somebody's time has run out. */
  public boolean isOverdue(Instant now) {
    return closed == null && due != null && due.isBefore(now);
  }
}
