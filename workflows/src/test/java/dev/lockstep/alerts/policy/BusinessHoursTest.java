package dev.lockstep.alerts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessHoursTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final BusinessHours OFFICE =
      new BusinessHours(
          LONDON,
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0),
          Set.of(LocalDate.of(2026, 12, 25)));
  private static final BusinessHours ALL_HOURS =
      new BusinessHours(
          LONDON, EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Set.of());

  @ParameterizedTest(name = "{2}: {1} after {0} is {3}")
  @CsvSource({
    "2026-11-23T10:00:00Z, PT2H, within a day, 2026-11-23T12:00:00Z",
    "2026-11-23T15:00:00Z, PT2H, to the end of a day, 2026-11-23T17:00:00Z",
    "2026-11-23T16:00:00Z, PT2H, over a night, 2026-11-24T10:00:00Z",
    "2026-11-23T20:00:00Z, PT1H, begun at night, 2026-11-24T10:00:00Z",
    "2026-11-20T16:30:00Z, PT1H, over a weekend, 2026-11-23T09:30:00Z",
    "2026-12-24T16:30:00Z, PT1H, over a holiday and a weekend, 2026-12-28T09:30:00Z",
    "2026-11-21T12:00:00Z, PT0S, no time begun on a free day, 2026-11-23T09:00:00Z",
    "2026-11-23T10:00:00Z, PT0S, no time begun at work, 2026-11-23T10:00:00Z",
    "2026-11-23T09:00:00Z, PT40H, a week of work, 2026-11-27T17:00:00Z"
  })
  void time_passes_only_while_somebody_works(
      Instant start, Duration worked, String what, Instant expected) {
    assertThat(OFFICE.after(start, worked)).as(what).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "2026-03-27T16:00:00Z, PT2H, the clocks go forward over the weekend, 2026-03-30T09:00:00Z",
    "2026-10-23T15:00:00Z, PT2H, the clocks go back over the weekend, 2026-10-26T10:00:00Z"
  })
  void office_hours_follow_the_clock_on_the_wall(
      Instant start, Duration worked, String what, Instant expected) {
    assertThat(OFFICE.after(start, worked)).as(what).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "2026-03-28T00:00:00Z, PT47H, a day of 23 hours, 2026-03-29T23:00:00Z",
    "2026-10-23T23:00:00Z, PT49H, a day of 25 hours, 2026-10-26T00:00:00Z"
  })
  void work_around_the_clock_counts_the_hours_there_are(
      Instant start, Duration worked, String what, Instant expected) {
    assertThat(ALL_HOURS.after(start, worked)).as(what).isEqualTo(expected);
  }

  @Test
  void an_opening_that_the_clocks_skip_is_the_moment_after_them() {
    BusinessHours early =
        new BusinessHours(
            LONDON,
            EnumSet.allOf(DayOfWeek.class),
            LocalTime.of(1, 30),
            LocalTime.of(5, 0),
            Set.of());

    // 01:30 does not exist that day; the clocks show 02:30 instead.
    assertThat(early.after(Instant.parse("2026-03-29T00:00:00Z"), Duration.ZERO))
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
  }

  @Test
  void nobody_works_before_the_opening_and_from_the_closing_on() {
    assertThat(OFFICE.isOpen(Instant.parse("2026-11-23T08:59:59Z"))).isFalse();
    assertThat(OFFICE.isOpen(Instant.parse("2026-11-23T09:00:00Z"))).isTrue();
    assertThat(OFFICE.isOpen(Instant.parse("2026-11-23T17:00:00Z"))).isFalse();
    assertThat(OFFICE.isOpen(Instant.parse("2026-12-25T12:00:00Z"))).isFalse();
    assertThat(ALL_HOURS.isOpen(Instant.parse("2026-12-25T23:59:59Z"))).isTrue();
  }

  @Test
  void hours_without_a_day_or_the_wrong_way_round_are_refused() {
    assertThatThrownBy(() ->
            new BusinessHours(LONDON, Set.of(), LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of()))
        .hasMessage("days needs at least one day.");
    assertThatThrownBy(() ->
            new BusinessHours(
                LONDON,
                Set.of(DayOfWeek.MONDAY),
                LocalTime.of(17, 0),
                LocalTime.of(9, 0),
                Set.of()))
        .hasMessage("from must be before to; 00:00 as to is midnight.");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T18:59:59Z, false",
    "2026-11-23T19:00:00Z, true",
    "2026-11-24T06:59:59Z, true",
    "2026-11-24T07:00:00Z, false",
    "2026-11-22T12:00:00Z, true",
    "2026-12-25T12:00:00Z, true"
  })
  void quiet_hours_last_over_midnight_and_through_free_days(Instant time, boolean quiet) {
    QuietHours night =
        new QuietHours(LocalTime.of(19, 0), LocalTime.of(7, 0), QuietHours.FreeDays.QUIET);

    assertThat(night.holdAt(time, OFFICE)).isEqualTo(quiet);
  }

  @Test
  void free_days_may_be_as_others() {
    QuietHours night =
        new QuietHours(LocalTime.of(1, 0), LocalTime.of(5, 0), QuietHours.FreeDays.AS_OTHERS);

    assertThat(night.holdAt(Instant.parse("2026-11-22T12:00:00Z"), OFFICE)).isFalse();
    assertThat(night.holdAt(Instant.parse("2026-11-22T02:00:00Z"), OFFICE)).isTrue();
  }
}
