package dev.lockstep.reconciliation;

import dev.lockstep.common.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orders placed on one day, and how far they have come by now: {@code placed = cancelled +
 * unknown + waiting + those due or further}. Released, dispatched and confirmed include what came
 * further.
 *
 * @param waiting for their payment or their completion
 * @param unknown how far they are could not be found out
 * @param parked of all of these, those that wait for a person
 * @param withFindings of all of these, those about which something is wrong
 */
public record DayCount(
    LocalDate day,
    int placed,
    int cancelled,
    int unknown,
    int waiting,
    int released,
    int dispatched,
    int confirmed,
    int parked,
    int withFindings,
    List<Turnover> turnover) {
  public DayCount {
    turnover = turnover == null ? List.of() : List.copyOf(turnover);
  }

  static DayCount none(LocalDate day) {
    return new DayCount(day, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());
  }

  /** Orders that should have been released and were not. */
  public int due() {
    return placed - cancelled - unknown - waiting - released;
  }

  DayCount with(Reached reached, int isParked, int hasFindings, @Nullable Money total) {
    return new DayCount(
        day,
        placed + 1,
        cancelled + (reached == Reached.CANCELLED ? 1 : 0),
        unknown + (reached == Reached.UNKNOWN ? 1 : 0),
        waiting + (reached == Reached.WAITING ? 1 : 0),
        released + came(reached, Reached.RELEASED),
        dispatched + came(reached, Reached.DISPATCHED),
        confirmed + came(reached, Reached.CONFIRMED),
        parked + isParked,
        withFindings + hasFindings,
        total == null ? turnover : plus(turnover, total, reached));
  }

  private static int came(Reached reached, Reached atLeast) {
    return switch (reached) {
      case WAITING, DUE, CANCELLED, UNKNOWN -> 0;
      case RELEASED, DISPATCHED, CONFIRMED -> reached.compareTo(atLeast) >= 0 ? 1 : 0;
    };
  }

  private static List<Turnover> plus(List<Turnover> turnover, Money total, Reached reached) {
    Turnover added = Turnover.of(reached, total);
    List<Turnover> sums = new ArrayList<>();
    boolean known = false;
    for (Turnover each : turnover) {
      boolean same = each.isIn(total);
      sums.add(same ? each.plus(added) : each);
      known |= same;
    }
    if (!known) {
      sums.add(added);
    }
    return sums;
  }
}
