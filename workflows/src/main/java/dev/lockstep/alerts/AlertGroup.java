package dev.lockstep.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one group from look to look.
 *
 * @param opened when it was first seen
 * @param missingSince since when none of its orders has been seen; null while there are some
 * @param count orders seen last
 * @param due until when the owner has time
 * @param oldest one for each link
 * @param examples numbers of the oldest, at most five
 * @param heldSince since when something is held back for quiet hours; null where nothing is
 * @param next the step of the ladder that is told next; null after the last
 */
public record AlertGroup(
    GroupKey key,
    Instant opened,
    @Nullable Instant missingSince,
    int count,
    Instant due,
    List<OldestOrder> oldest,
    List<String> examples,
    @Nullable Instant heldSince,
    @Nullable NextStep next,
    List<Told> told) {

  /** Who is told next, and when, unless somebody acts. */
  public record NextStep(Instant at, List<String> channels) {
    public NextStep {
      channels = channels == null ? List.of() : List.copyOf(channels);
    }
  }

  public AlertGroup {
    oldest = oldest == null ? List.of() : List.copyOf(oldest);
    examples = examples == null ? List.of() : List.copyOf(examples);
    told = told == null ? List.of() : List.copyOf(told);
  }

  public AlertGroup missingSince(@Nullable Instant since) {
    return new AlertGroup(key, opened, since, count, due, oldest, examples, heldSince, next, told);
  }

  public AlertGroup heldSince(@Nullable Instant since) {
    return new AlertGroup(
        key, opened, missingSince, count, due, oldest, examples, since, next, told);
  }

  public AlertGroup next(@Nullable NextStep step) {
    return new AlertGroup(
        key, opened, missingSince, count, due, oldest, examples, heldSince, step, told);
  }

  public AlertGroup told(List<Told> channels) {
    return new AlertGroup(
        key, opened, missingSince, count, due, oldest, examples, heldSince, next, channels);
  }

  AlertGroup eachTold(Function<Told, Optional<Told>> change) {
    return told(told.stream().flatMap(it -> change.apply(it).stream()).toList());
  }
}
