package dev.lockstep.board;

import static dev.lockstep.order.OrderNames.SA_LINK;
import static dev.lockstep.order.OrderNames.SA_STAGE;

import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many orders were confirmed in each hour of the day; an hour that is over is asked once. */
final class PastHours {
  /** The lists lag; an hour that has just ended is asked again. */
  private static final Duration SETTLED_AFTER = Duration.ofMinutes(5);

  private final Visibility visibility;
  private Map<Instant, Long> settled = new HashMap<>();

  PastHours(Visibility visibility) {
    this.visibility = visibility;
  }

  /** From midnight on; the last one is the hour that runs. */
  List<Long> until(ZonedDateTime now) {
    List<Long> hours = new ArrayList<>();
    Map<Instant, Long> keep = new HashMap<>();
    ZonedDateTime hour = now.toLocalDate().atStartOfDay(now.getZone());
    while (!hour.isAfter(now)) {
      Instant from = hour.toInstant();
      Instant to = hour.plusHours(1).toInstant();
      Long known = settled.get(from);
      long count = known != null ? known : visibility.count(confirmed(from) + before(to));
      if (to.plus(SETTLED_AFTER).isBefore(now.toInstant())) {
        keep.put(from, count);
      }
      hours.add(count);
      hour = hour.plusHours(1);
    }
    settled = keep;
    return hours;
  }

  /** Orders out of the door, the customer told, since then. */
  static String confirmed(Instant from) {
    return "WorkflowType=\"%s\" AND ExecutionStatus=\"Completed\" AND %s=\"%s\" AND CloseTime >= \"%s\""
        .formatted(OrderNames.WORKFLOW_TYPE, SA_STAGE, OrderStage.CONFIRMED, from);
  }

  static String of(String link) {
    return " AND %s=\"%s\"".formatted(SA_LINK, link);
  }

  private static String before(Instant to) {
    return " AND CloseTime < \"%s\"".formatted(to);
  }
}
