package dev.lockstep.board;

import java.time.Instant;
import java.util.Optional;

/**
 * One open order as the list shows it.
 *
 * @param stage the rest it is in, by the name of {@link dev.lockstep.order.OrderStage}
 * @param exception code of the oldest parked matter
 * @param owner whose that is, by the name of {@link dev.lockstep.common.Owner}
 * @param due until when that, or the dispatch, is to be done
 * @param assignee login of who sees to it
 * @param snoozedUntil until when nobody wants to be told of it; past where the snooze is over
 */
record OpenOrder(
    String workflowId,
    String runId,
    String link,
    String number,
    String stage,
    Optional<String> exception,
    Optional<String> owner,
    Optional<Instant> due,
    Optional<String> assignee,
    Optional<Instant> snoozedUntil,
    Instant started) {

  boolean isDueBefore(Instant time) {
    return due.filter(time::isAfter).isPresent();
  }

  boolean isSnoozedAt(Instant time) {
    return snoozedUntil.filter(time::isBefore).isPresent();
  }
}
