package dev.lockstep.rehearsal;

import dev.lockstep.demo.Pair;
import dev.lockstep.demo.stage.OrderKind;
import dev.lockstep.demo.stage.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One order to come.
 *
 * @param number from 1, in the order of placing
 * @param turn what the warehouse does with it beside the ordinary
 * @param pause before somebody acts on it, where no moment is waited for
 */
record PlannedOrder(
    int number,
    Pair pair,
    Course course,
    OrderKind kind,
    Optional<Turn> turn,
    Duration pause,
    List<Mishap> mishaps) {
  PlannedOrder {
    mishaps = List.copyOf(mishaps);
  }
}
