package dev.lockstep.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.common.Quantity;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonValueTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2026-07-01\"                      | 2026-06-30T22:00:00Z",
        "\"2026-07-01T08:00:00\"             | 2026-07-01T06:00:00Z",
        "\"2026-07-01 08:00:00\"             | 2026-07-01T06:00:00Z",
        "\"2026-07-01T08:00:00Z\"            | 2026-07-01T08:00:00Z",
        "\"2026-07-01T08:00:00.123-05:00\"   | 2026-07-01T13:00:00.123Z",
        "\"2026-07-01T08:00:00+0530\"        | 2026-07-01T02:30:00Z",
        // Twice that night: the first, as java.time has it. Skipped: an hour later.
        "\"2026-10-25T02:30:00\"             | 2026-10-25T00:30:00Z",
        "\"2026-03-29T02:30:00\"             | 2026-03-29T01:30:00Z"
      })
  void a_moment_without_an_offset_is_meant_in_the_zone(String json, Instant moment) {
    assertThat(value(json).moment(BERLIN)).contains(moment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"yesterday\" | at is not a time",
        "12 | at is not a time",
        "\"2026-13-01\" | at is not a time"
      })
  void what_is_no_moment_is_named_with_its_place(String json, String message) {
    assertThatThrownBy(() -> value(json).moment(BERLIN))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"3,3", "3.0,3", "\" 4 \",4", "\"5.00\",5", "0,0"})
  void units_are_whole_numbers_however_they_are_written(String json, int units) {
    assertThat(value(json).units()).isEqualTo(Quantity.of(units));
  }

  @ParameterizedTest
  @CsvSource({
    "1.5,at is not a whole number of units",
    "-1,at is negative",
    "true,at is not a number",
    "\"many\",at is not a number",
    "{},at is not a number"
  })
  void anything_else_is_no_number_of_units(String json, String message) {
    assertThatThrownBy(() -> value(json).units()).hasMessage(message);
  }

  @Test
  void text_may_be_a_whole_number_and_blank_text_is_none() {
    assertThat(value("\" A \"").text()).contains("A");
    assertThat(value("17").text()).contains("17");
    assertThat(value("\" \"").text()).isEmpty();
    assertThatThrownBy(() -> value("1.5").text()).hasMessage("at is not text");
  }

  @Test
  void a_flag_may_be_a_word() {
    assertThat(value("\"TRUE\"").flag()).isTrue();
    assertThat(value("false").flag()).isFalse();
    assertThatThrownBy(() -> value("1").flag()).hasMessage("at is neither true nor false");
  }

  @Test
  void what_it_holds_is_not_printed() {
    assertThat(value("\"Jane\"")).hasToString("JsonValue[at]");
  }

  private static JsonValue value(String json) {
    try {
      return new JsonValue(MAPPER.readTree(json), "at");
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
