package dev.lockstep.alerts.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When people work.
 *
 * @param to midnight is the end of the day
 */
public record BusinessHours(
    ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays) {

  /** Days looked at before it is believed that nobody ever works again. */
  private static final int LONGEST = 3_660;

  public BusinessHours {
    days = Set.copyOf(days);
    holidays = Set.copyOf(holidays);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("days needs at least one day.");
    }
    if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
      throw new IllegalArgumentException("from must be before to; 00:00 as to is midnight.");
    }
  }

  public boolean isWorkingDay(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  /** Whether somebody works at that moment. */
  public boolean isOpen(Instant time) {
    LocalDate day = time.atZone(zone).toLocalDate();
    return isWorkingDay(day) && !time.isBefore(opening(day)) && time.isBefore(closing(day));
  }

  /**
   * The moment at which people have worked so long since {@code start}; the next moment somebody
   * works, where that is no time at all.
   */
  public Instant after(Instant start, Duration worked) {
    Duration left = worked;
    LocalDate day = start.atZone(zone).toLocalDate();
    for (int i = 0; i < LONGEST; i++) {
      if (isWorkingDay(day)) {
        Instant open = opening(day).isBefore(start) ? start : opening(day);
        Duration here = Duration.between(open, closing(day));
        if (here.isPositive() && left.compareTo(here) <= 0) {
          return open.plus(left);
        }
        left = here.isPositive() ? left.minus(here) : left;
      }
      day = day.plusDays(1);
    }
    return Instant.MAX;
  }

  private Instant opening(LocalDate day) {
    return day.atTime(from).atZone(zone).toInstant();
  }

  private Instant closing(LocalDate day) {
    return to.equals(LocalTime.MIDNIGHT)
        ? day.plusDays(1).atStartOfDay(zone).toInstant()
        : day.atTime(to).atZone(zone).toInstant();
  }
}
