package dev.lockstep.cli.find;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Owner;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** A question to Temporal's search; all its conditions hold together. */
public record OrderQuery(List<String> conditions) {
  private static final String OPEN = "ExecutionStatus = \"Running\"";
  private static final String BROKEN =
      "ExecutionStatus IN (\"Failed\", \"Terminated\", \"TimedOut\", \"Canceled\")";
  private static final String REPORTED_PROBLEMS =
      "TemporalReportedProblems IN (\"category=WorkflowTaskFailed\", \"category=WorkflowTaskTimedOut\")";

  /** Whether the server reports by itself which workflows cannot go on: since 1.31. */
  public enum ProblemReports {
    OFFERED,
    LACKING
  }

  public OrderQuery {
    conditions = List.copyOf(conditions);
  }

  /** Every order the server still remembers. */
  public static OrderQuery all() {
    return new OrderQuery(List.of("WorkflowType = \"%s\"".formatted(OrderNames.WORKFLOW_TYPE)));
  }

  /** Every order that has not ended. */
  public static OrderQuery open() {
    return all().and(OPEN);
  }

  /** Every order that ended otherwise than by itself, and may run again since. */
  public static OrderQuery broken() {
    return all().and(BROKEN);
  }

  /**
   * Every order that somebody's own words describe.
   *
   * @param words a condition of Temporal's list filter
   */
  public static OrderQuery of(String words) {
    return all().and("(" + words + ")");
  }

  public OrderQuery stage(OrderStage stage) {
    return is(OrderNames.SA_STAGE, stage.name());
  }

  public OrderQuery exception(ExceptionCode code) {
    return is(OrderNames.SA_EXCEPTION, code.name());
  }

  public OrderQuery owner(Owner owner) {
    return is(OrderNames.SA_OWNER, owner.name());
  }

  /** Which somebody has; a login. */
  public OrderQuery assignee(String login) {
    return is(OrderNames.SA_ASSIGNEE, login);
  }

  /** Which nobody has yet. */
  public OrderQuery unassigned() {
    return and(OrderNames.SA_ASSIGNEE + " IS NULL");
  }

  /** Of which somebody wants to be told now. */
  public OrderQuery awake(Instant now) {
    return and(
        "(%1$s IS NULL OR %1$s <= %2$s)".formatted(OrderNames.SA_SNOOZED_UNTIL, quoted(now)));
  }

  /** Of which nobody wants to be told yet. */
  public OrderQuery snoozed(Instant now) {
    return and(OrderNames.SA_SNOOZED_UNTIL + " > " + quoted(now));
  }

  public OrderQuery link(LinkId link) {
    return is(OrderNames.SA_LINK, link.value());
  }

  public OrderQuery startedBefore(Instant time) {
    return and("StartTime < " + quoted(time));
  }

  public OrderQuery dueBefore(Instant time) {
    return and(OrderNames.SA_DUE + " < " + quoted(time));
  }

  /** Open, and parked, overdue, or not able to go on. */
  public OrderQuery stuck(Instant now, ProblemReports reports) {
    String parked = "%s = \"%s\"".formatted(OrderNames.SA_STAGE, OrderStage.PARKED);
    String overdue = OrderNames.SA_DUE + " < " + quoted(now);
    String either =
        switch (reports) {
          case OFFERED -> String.join(" OR ", parked, overdue, REPORTED_PROBLEMS);
          case LACKING -> parked + " OR " + overdue;
        };
    return and(OPEN).and("(" + either + ")");
  }

  /**
   * With one more keyword.
   *
   * @param value a word of ours or of the configuration, without quotes
   */
  OrderQuery is(String attribute, String value) {
    if (value.contains("\"") || value.contains("\\")) {
      throw new IllegalArgumentException("A value cannot have quotes or backslashes: " + value);
    }
    return and("%s = \"%s\"".formatted(attribute, value));
  }

  private OrderQuery and(String condition) {
    return new OrderQuery(
        Stream.concat(conditions.stream(), Stream.of(condition)).distinct().toList());
  }

  private static String quoted(Instant time) {
    return "\"%s\"".formatted(time.truncatedTo(ChronoUnit.SECONDS));
  }

  /** The question as the Web UI takes it, too. */
  public String text() {
    return String.join(" AND ", conditions);
  }
}
