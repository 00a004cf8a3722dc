package dev.lockstep.reconciliation;

import java.time.Duration;
import java.time.Instant;

/** How long ago an open order was placed. */
public enum Age {
  HOURS("under 4 h", Duration.ofHours(4)),
  A_DAY("under 1 day", Duration.ofDays(1)),
  DAYS("1 to 3 days", Duration.ofDays(3)),
  A_WEEK("3 to 7 days", Duration.ofDays(7)),
  OLDER("over a week", Duration.ofDays(36_500));

  private final String words;
  private final Duration below;

  Age(String words, Duration below) {
    this.words = words;
    this.below = below;
  }

  /** As people read it. */
  public String words() {
    return words;
  }

  static Age of(Instant placed, Instant now) {
    Duration age = Duration.between(placed, now);
    for (Age each : values()) {
      if (age.compareTo(each.below) < 0) {
        return each;
      }
    }
    return OLDER;
  }
}
