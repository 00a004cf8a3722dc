package dev.lockstep.board;

import static dev.lockstep.order.OrderNames.SA_DUE;
import static dev.lockstep.order.OrderNames.SA_LINK;
import static dev.lockstep.order.OrderNames.SA_SNOOZED_UNTIL;
import static dev.lockstep.order.OrderNames.SA_STAGE;

import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import java.time.Instant;
import java.util.Optional;

/**
 * Which open orders are meant: a filter that a list in memory and Temporal's lists understand
 * alike.
 */
record Which(
    Optional<OrderStage> stage,
    Optional<String> link,
    Optional<Instant> startedFrom,
    Optional<Instant> startedBefore,
    Optional<Instant> dueBefore,
    Optional<Instant> awakeAt) {
  private static final String AWAKE =
      " AND (%1$s IS NULL OR %1$s <= \"%%s\")".formatted(SA_SNOOZED_UNTIL);

  static final Which ALL =
      new Which(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  static Which in(OrderStage stage) {
    return new Which(
        Optional.of(stage),
        ALL.link(),
        ALL.startedFrom(),
        ALL.startedBefore(),
        ALL.dueBefore(),
        ALL.awakeAt());
  }

  Which of(String name) {
    return new Which(stage, Optional.of(name), startedFrom, startedBefore, dueBefore, awakeAt);
  }

  Which startedFrom(Instant from) {
    return new Which(stage, link, Optional.of(from), startedBefore, dueBefore, awakeAt);
  }

  Which startedBefore(Instant before) {
    return new Which(stage, link, startedFrom, Optional.of(before), dueBefore, awakeAt);
  }

  Which dueBefore(Instant before) {
    return new Which(stage, link, startedFrom, startedBefore, Optional.of(before), awakeAt);
  }

  /** Not snoozed then. */
  Which awakeAt(Instant time) {
    return new Which(stage, link, startedFrom, startedBefore, dueBefore, Optional.of(time));
  }

  boolean matches(OpenOrder order) {
    return stage.map(it -> it.name().equals(order.stage())).orElse(true)
        && link.map(order.link()::equals).orElse(true)
        && startedFrom.map(it -> !order.started().isBefore(it)).orElse(true)
        && startedBefore.map(order.started()::isBefore).orElse(true)
        && dueBefore.map(order::isDueBefore).orElse(true)
        && awakeAt.map(it -> !order.isSnoozedAt(it)).orElse(true);
  }

  /** In Temporal's words. */
  String query() {
    StringBuilder query =
        new StringBuilder("WorkflowType=\"%s\"".formatted(OrderNames.WORKFLOW_TYPE))
            .append(" AND ExecutionStatus=\"Running\"");
    stage.ifPresent(it -> and(query, SA_STAGE, "=", it.name()));
    link.ifPresent(it -> and(query, SA_LINK, "=", it));
    startedFrom.ifPresent(it -> and(query, "StartTime", ">=", it.toString()));
    startedBefore.ifPresent(it -> and(query, "StartTime", "<", it.toString()));
    dueBefore.ifPresent(it -> and(query, SA_DUE, "<", it.toString()));
    awakeAt.ifPresent(it -> query.append(AWAKE.formatted(it)));
    return query.toString();
  }

  private static void and(StringBuilder query, String name, String relation, String value) {
    query.append(" AND ").append(name).append(relation);
    query.append('"').append(value).append('"');
  }
}
