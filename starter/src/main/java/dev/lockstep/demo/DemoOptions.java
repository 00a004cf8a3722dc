package dev.lockstep.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a demo shall be like.
 *
 * @param directory below which each run keeps its configuration, secrets and logs
 * @param pairs those that play
 * @param orders a file of real commercetools orders, placed by the first pair alone; the stories
 *     where absent
 * @param count how many orders of the stories; each story once a pair where absent
 * @param seed of ids, people, faults and the warehouse's pace
 * @param temporalCli looked at instead of searching
 * @param inMemory do not look for a CLI at all
 * @param uiPort of the Web UI; a free one where absent
 */
public record DemoOptions(
    Path directory,
    List<Pair> pairs,
    Optional<Path> orders,
    OptionalInt count,
    long seed,
    Optional<Path> temporalCli,
    boolean inMemory,
    OptionalInt uiPort) {
  public DemoOptions {
    pairs = List.copyOf(pairs);
  }
}
