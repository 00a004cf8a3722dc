package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.platform.ClockChanges.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Times without an offset, around the hours that do not exist and those that come twice. */
class ScendDaylightSavingTest extends ScriptedScend {
  private static Instant read(ZoneId zone, String text) {
    return WireObject.root(JsonNodeFactory.instance.objectNode().put("At", text))
        .instant(zone, "At")
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/London, 2026-03-29T00:59:59, 2026-03-29T00:59:59Z",
    "Europe/London, 2026-03-29T01:30:00, 2026-03-29T01:30:00Z",
    "Europe/London, 2026-03-29T02:00:00, 2026-03-29T01:00:00Z",
    "Europe/London, 2026-10-25T00:59:59, 2026-10-24T23:59:59Z",
    "Europe/London, 2026-10-25T01:30:00, 2026-10-25T01:30:00Z",
    "Europe/London, 2026-10-25T02:00:00, 2026-10-25T02:00:00Z",
    "America/New_York, 2026-03-08T01:59:59, 2026-03-08T06:59:59Z",
    "America/New_York, 2026-03-08T02:30:00, 2026-03-08T07:30:00Z",
    "America/New_York, 2026-03-08T03:00:00, 2026-03-08T07:00:00Z",
    "America/New_York, 2026-11-01T00:59:59, 2026-11-01T04:59:59Z",
    "America/New_York, 2026-11-01T01:30:00, 2026-11-01T06:30:00Z",
    "America/New_York, 2026-11-01T02:00:00, 2026-11-01T07:00:00Z"
  })
  void a_time_that_comes_twice_is_the_later_one(ZoneId zone, String text, Instant expected) {
    assertThat(read(zone, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("dev.lockstep.platform.ClockChanges#moments")
  void nothing_ever_looks_older_than_it_is(Change change, Instant moment) {
    String text = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(change.shown(moment));

    Instant read = read(change.zone(), text);

    assertThat(read)
        .isBetween(moment, change.isShownTwice(moment) ? moment.plus(Duration.ofHours(1)) : moment);
  }

  @Test
  void a_shipment_of_the_second_such_hour_is_listed() {
    Instant since = Instant.parse("2026-10-25T01:15:00Z");
    answers(
        200,
        """
        {"Items":[
          {"ShipmentId":"S1","ClientReference":"o-1","DispatchedAt":"2026-10-25T01:30:00"},
          {"ShipmentId":"S2","ClientReference":"o-2","DispatchedAt":"2026-10-25T00:59:59"}
        ],"HasMore":false}
        """);

    assertThat(warehouse.shippedSince(since, Optional.empty()).items())
        .extracting(Shipment::id)
        .containsExactly("S1");
  }
}
