package dev.lockstep.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.cli.replay.OrderLines.Named;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderLinesTest {
  @Test
  void ids_numbers_and_objects_of_commands_are_read_and_remarks_are_not() {
    assertThat(
            OrderLines.read(
                Stream.of(
                    "# of this morning",
                    "",
                    "  A-1001 ",
                    "{\"order\":\"8f0c\",\"number\":\"A-1\",\"link\":\"uk\",\"stage\":\"PARKED\"}",
                    "{\"order\":\"8f0d\",\"link\":null}")))
        .containsExactly(
            new Named("A-1001", null), new Named("8f0c", "uk"), new Named("8f0d", null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"order\":  | it begins like JSON and is none.",
        "{\"id\":\"8f0c\"} | the object has no field 'order'.",
        "{\"order\":\" \"} | the object has no field 'order'.",
        "A-1 PARKED | it has spaces. Give one id or number a line, or the output of a --json."
      })
  void a_line_that_names_no_order_is_refused_with_its_number(String line, String why) {
    assertThatThrownBy(() -> OrderLines.read(Stream.of("A-1", line)))
        .isInstanceOf(OrderLines.Unreadable.class)
        .hasMessage("Line 2 names no order: " + why);
  }
}
