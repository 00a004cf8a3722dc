package dev.lockstep.alerts.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who is told when nobody below has acted.
 *
 * @param after time past the moment the owner's time ran out; of the first step it is not looked at
 */
public record LadderStep(List<String> channels, Duration after, Counted counted) {

  /** Which time counts. */
  public enum Counted {
    BUSINESS_HOURS,
    ALWAYS
  }

  public LadderStep {
    channels = List.copyOf(channels);
  }

  Instant reachedAt(Instant due, BusinessHours hours) {
    return switch (counted) {
      case BUSINESS_HOURS -> hours.after(due, after);
      case ALWAYS -> due.plus(after);
    };
  }
}
