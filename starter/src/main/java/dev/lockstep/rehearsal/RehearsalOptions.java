package dev.lockstep.rehearsal;

import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.Pair;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param pairs whose links take part, by turns
 * @param inFlight at most so many orders are under way at the same time
 * @param workers how many worker processes run
 * @param directory below which the run keeps its files
 * @param server used instead of a development server; then Temporal is not restarted
 * @param tuning what a configuration of the customer's brings along
 * @param temporalCli looked at instead of searching
 * @param command that holds the same rehearsal once more
 */
public record RehearsalOptions(
    int orders,
    List<Pair> pairs,
    FaultProfile faults,
    long seed,
    int inFlight,
    int workers,
    Path directory,
    Optional<DemoStack.Server> server,
    Optional<Tuning> tuning,
    Optional<Path> temporalCli,
    String command) {
  public RehearsalOptions {
    pairs = List.copyOf(pairs);
    if (orders < 1 || inFlight < 1 || workers < 1 || pairs.isEmpty()) {
      throw new IllegalArgumentException(
          "A rehearsal has at least one order, one in flight, one worker and one link.");
    }
  }
}
