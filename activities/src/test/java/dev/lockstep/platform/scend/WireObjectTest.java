package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.common.Quantity;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireObjectTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** Single quotes stand for double ones. */
  private static WireObject wire(String json) {
    try {
      return WireObject.root(new JsonMapper().readTree(json.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Nested
  class Keys {
    @ParameterizedTest
    @ValueSource(strings = {"OrderId", "orderId", "ORDERID"})
    void are_read_in_any_case(String key) {
      assertThat(wire("{'" + key + "':'SC1'}").requireText("OrderId")).isEqualTo("SC1");
    }

    @Test
    void that_are_unknown_are_passed_over() {
      assertThat(wire("{'New':{},'OrderId':'SC1'}").requireText("OrderId")).isEqualTo("SC1");
    }
  }

  @Nested
  class Text {
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'Name':null}", "{'Name':'  '}"})
    void that_is_absent_null_or_blank_is_the_same(String json) {
      assertThat(wire(json).text("Name")).isEmpty();
    }

    @Test
    void of_another_type_is_refused_by_name() {
      assertThatThrownBy(() -> wire("{'Status':['Picked']}").text("Status"))
          .hasMessage("Status is not text");
    }

    @Test
    void within_a_list_is_refused_by_its_whole_path() {
      WireObject second = wire("{'Lines':[{},{'ProductCode':true}]}").objects("Lines").get(1);

      assertThatThrownBy(() -> second.text("ProductCode"))
          .hasMessage("Lines[1].ProductCode is not text");
    }
  }

  @Nested
  class Quantities {
    @ParameterizedTest
    @ValueSource(strings = {"3", "3.0", "'3'", "'3.000'", "' 3 '"})
    void that_are_whole_are_taken_as_number_or_decimal_text(String value) {
      assertThat(wire("{'Quantity':" + value + "}").quantity("Quantity")).contains(Quantity.of(3));
    }

    @ParameterizedTest
    @CsvSource({
      "2.5, is not a whole number of units",
      "'\"2.5\"', is not a whole number of units",
      "99999999999, is not a whole number of units",
      "-1, is negative",
      "'\"many\"', is not a number",
      "true, is not a number"
    })
    void that_are_not_are_refused_loudly(String value, String problem) {
      assertThatThrownBy(() -> wire("{'Quantity':" + value + "}").quantity("Quantity"))
          .hasMessage("Quantity " + problem);
    }
  }

  @Nested
  class Times {
    @ParameterizedTest
    @CsvSource({
      "2026-07-01T12:00:00Z, 2026-07-01T12:00:00Z",
      "2026-07-01T12:00:00+02:00, 2026-07-01T10:00:00Z",
      "2026-07-01T12:00:00-05:00, 2026-07-01T17:00:00Z",
      "2026-07-01T12:00:00.250, 2026-07-01T11:00:00.250Z",
      "2026-07-01 12:00:00, 2026-07-01T11:00:00Z",
      "2026-01-01T12:00:00, 2026-01-01T12:00:00Z",
      "2026-07-01, 2026-06-30T23:00:00Z"
    })
    void without_an_offset_are_in_the_accounts_zone(String text, Instant expected) {
      assertThat(wire("{'At':'" + text + "'}").instant(LONDON, "At")).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'01/07/2026'", "'soon'", "1780000000"})
    void in_another_form_are_refused(String value) {
      assertThatThrownBy(() -> wire("{'At':" + value + "}").instant(LONDON, "At"))
          .hasMessage("At is not a time");
    }

    @Test
    void are_read_under_either_spelling() {
      assertThat(
              wire("{'DespatchedAt':'2026-07-01T12:00:00Z'}")
                  .instant(LONDON, "DispatchedAt", "DespatchedAt"))
          .isPresent();
    }
  }
}
