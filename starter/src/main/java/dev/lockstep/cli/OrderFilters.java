package dev.lockstep.cli;

import dev.lockstep.cli.find.OrderQuery;
import dev.lockstep.cli.find.OrderSearch;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Owner;
import dev.lockstep.order.OrderStage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose orders by what Temporal's search knows of them. */
final class OrderFilters {
  @Option(names = "--stage", paramLabel = "STAGE", description = "${COMPLETION-CANDIDATES}.")
  private @Nullable OrderStage stage;

  @Option(names = "--exception", paramLabel = "CODE", description = "Code of what is parked.")
  private @Nullable ExceptionCode exception;

  @Option(names = "--owner", paramLabel = "OWNER", description = "${COMPLETION-CANDIDATES}.")
  private @Nullable Owner owner;

  @Option(names = "--assignee", paramLabel = "LOGIN", description = "What this person has.")
  private @Nullable String assignee;

  @Option(
      names = "--older-than",
      paramLabel = "LENGTH",
      converter = Lengths.LengthConverter.class,
      description = "Started longer ago than this, such as 30m, 6h or 3d.")
  private @Nullable Duration olderThan;

  @Option(
      names = "--due-before",
      paramLabel = "TIME",
      converter = Lengths.MomentConverter.class,
      description = "Due before this time, such as 2026-11-21T18:00, or 2h from now.")
  private @Nullable Instant dueBefore;

  @Option(
      names = "--stuck",
      description = "Parked, overdue, or not able to go on by a defect that Temporal reports.")
  private boolean stuck;

  @Option(
      names = "--broken",
      description = "Ended otherwise than by themselves: failed, terminated, timed out.")
  private boolean broken;

  /** Whether any of them was given; a link alone chooses nothing. */
  boolean areGiven() {
    return stage != null
        || exception != null
        || owner != null
        || assignee != null
        || olderThan != null
        || dueBefore != null
        || stuck
        || broken;
  }

  /** The open orders that fit. */
  OrderQuery query(OrderSearch search, Instant now, @Nullable LinkId link) {
    return query(OrderQuery.open(), search, now, link);
  }

  /**
   * The orders that fit.
   *
   * @param among what is looked through unless the broken ones are asked for
   */
  OrderQuery query(OrderQuery among, OrderSearch search, Instant now, @Nullable LinkId link) {
    OrdersList.requirePlain("A login", assignee);
    OrderQuery query = broken ? OrderQuery.broken() : among;
    if (stage != null) {
      query = query.stage(stage);
    }
    if (exception != null) {
      query = query.exception(exception);
    }
    if (owner != null) {
      query = query.owner(owner);
    }
    if (assignee != null) {
      query = query.assignee(assignee);
    }
    if (link != null) {
      query = query.link(link);
    }
    if (olderThan != null) {
      query = query.startedBefore(now.minus(olderThan));
    }
    if (dueBefore != null) {
      query = query.dueBefore(dueBefore);
    }
    return stuck ? query.stuck(now, search.problemReports()) : query;
  }
}
