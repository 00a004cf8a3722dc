package dev.lockstep.rehearsal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to rehearse.
 *
 * @param orders to be placed, at least 1
 * @param inFlight at most so many under way at the same time
 * @param workerKills one for every {@value #ORDERS_PER_KILL} orders where absent
 * @param temporalRestarts crashes of the Temporal server, which then keeps its state in a file
 * @param seed of the orders, the faults and the moments of the crashes
 * @param directory below which the run keeps its files
 * @param temporalCli looked at instead of searching
 */
public record RehearsalPlan(
    int orders,
    int inFlight,
    OptionalInt workerKills,
    int temporalRestarts,
    long seed,
    Path directory,
    Optional<Path> temporalCli) {
  static final int ORDERS_PER_KILL = 25;

  public RehearsalPlan {
    if (orders < 1 || inFlight < 1 || temporalRestarts < 0 || workerKills.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "A rehearsal has at least one order, one in flight, and no negative number of crashes.");
    }
  }

  int kills() {
    return workerKills.orElse(Math.max(1, orders / ORDERS_PER_KILL));
  }
}
