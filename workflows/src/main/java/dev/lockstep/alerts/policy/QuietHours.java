package dev.lockstep.alerts.policy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * When nobody is told of what can wait.
 *
 * @param to may lie before {@code from}: then it is the next morning
 * @param freeDays what holds on days nobody works
 */
public record QuietHours(LocalTime from, LocalTime to, FreeDays freeDays) {

  /** What days without business hours are. */
  public enum FreeDays {
    QUIET,
    AS_OTHERS
  }

  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("from and to must differ.");
    }
  }

  boolean holdAt(Instant time, BusinessHours hours) {
    ZonedDateTime there = time.atZone(hours.zone());
    if (freeDays == FreeDays.QUIET && !hours.isWorkingDay(there.toLocalDate())) {
      return true;
    }
    LocalTime clock = there.toLocalTime();
    return from.isBefore(to)
        ? !clock.isBefore(from) && clock.isBefore(to)
        : !clock.isBefore(from) || clock.isBefore(to);
  }
}
