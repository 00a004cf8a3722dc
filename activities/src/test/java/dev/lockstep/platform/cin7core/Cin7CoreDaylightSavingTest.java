package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lockstep.platform.ClockChanges.Change;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Moments are in UTC, days begin in the account's zone: whatever its clocks do. */
class Cin7CoreDaylightSavingTest {
  @ParameterizedTest
  @MethodSource("dev.lockstep.platform.ClockChanges#moments")
  void a_moment_is_what_it_says_in_every_zone(Change change, Instant moment) {
    String written = Times.wire(moment);

    Reading sale =
        Reading.of(
            TestAccount.CONNECTION, JsonNodeFactory.instance.objectNode().put("Updated", written));

    assertThat(sale.moment("Updated")).isEqualTo(moment);
    assertThat(Times.read(DateTimeFormatter.ISO_INSTANT.format(moment), change.zone()))
        .contains(moment);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/London, 2026-03-29, 2026-03-29T00:00:00Z",
    "Europe/London, 2026-03-30, 2026-03-29T23:00:00Z",
    "Europe/London, 2026-10-25, 2026-10-24T23:00:00Z",
    "Europe/London, 2026-10-26, 2026-10-26T00:00:00Z",
    "America/New_York, 2026-03-08, 2026-03-08T05:00:00Z",
    "America/New_York, 2026-03-09, 2026-03-09T04:00:00Z",
    "America/New_York, 2026-11-01, 2026-11-01T04:00:00Z",
    "America/New_York, 2026-11-02, 2026-11-02T05:00:00Z",
    "Africa/Cairo, 2026-04-24, 2026-04-23T22:00:00Z"
  })
  void a_day_begins_when_it_begins_there(ZoneId zone, String day, Instant begins) {
    assertThat(Times.read(day, zone)).contains(begins);
    assertThat(Times.read(day + "T00:00:00", zone)).contains(begins);
  }

  @ParameterizedTest
  @CsvSource({"Asia/Tokyo", "America/New_York"})
  void a_change_at_midnight_is_a_moment_and_no_day(ZoneId zone) {
    String midnight = "2026-11-21T00:00:00.000";
    Reading sale =
        Reading.of(
            TestAccount.CONNECTION, JsonNodeFactory.instance.objectNode().put("Updated", midnight));

    assertThat(sale.moment("Updated")).isEqualTo("2026-11-21T00:00:00Z");
    assertThat(Times.read(midnight, zone)).isNotEqualTo(Times.read(midnight, ZoneId.of("UTC")));
  }
}
