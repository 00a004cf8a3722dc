package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lockstep.platform.ClockChanges.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Times without an offset, around the hours that do not exist and those that come twice. */
class DeposcoDaylightSavingTest {
  private static Resource at(String text) {
    return Resource.root(JsonNodeFactory.instance.objectNode().put("at", text));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/London, 2026-03-29T01:30:00, 2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z",
    "Europe/London, 2026-10-25T01:30:00, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
    "Europe/London, 2026-10-25 02:00:00, 2026-10-25T02:00:00Z, 2026-10-25T02:00:00Z",
    "America/New_York, 2026-03-08T02:30:00, 2026-03-08T07:30:00Z, 2026-03-08T07:30:00Z",
    "America/New_York, 2026-11-01T01:30:00, 2026-11-01T05:30:00Z, 2026-11-01T06:30:00Z",
    "America/New_York, 2026-11-01T01:30:00-0400, 2026-11-01T05:30:00Z, 2026-11-01T05:30:00Z",
    "America/New_York, 2026-11-01, 2026-11-01T04:00:00Z, 2026-11-01T04:00:00Z"
  })
  void a_time_that_comes_twice_has_an_earliest_and_a_latest(
      ZoneId zone, String text, Instant earliest, Instant latest) {
    assertThat(at(text).instant("at", zone)).contains(earliest);
    assertThat(at(text).latest("at", zone)).contains(latest);
  }

  @ParameterizedTest
  @MethodSource("dev.lockstep.platform.ClockChanges#moments")
  void what_a_sweep_compares_never_looks_older_and_an_order_never_younger_than_it_is(
      Change change, Instant moment) {
    Resource row = at(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(change.shown(moment)));
    Duration doubt = change.isShownTwice(moment) ? Duration.ofHours(1) : Duration.ZERO;

    assertThat(row.latest("at", change.zone()).orElseThrow()).isBetween(moment, moment.plus(doubt));
    assertThat(row.instant("at", change.zone()).orElseThrow())
        .isBetween(moment.minus(doubt), moment);
  }
}
