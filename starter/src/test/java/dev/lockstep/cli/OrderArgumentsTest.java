package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderArgumentsTest {
  @Test
  void a_hyphen_stands_for_the_lines_of_standard_input() {
    assertThat(
            OrderArguments.of(List.of("A-1", "-", "A-9"), new StringReader(" A-2 \n\nA-3\nA-1\n")))
        .containsExactly("A-1", "A-2", "A-3", "A-9");
  }

  @Test
  void standard_input_is_left_alone_where_nobody_asks_for_it() {
    assertThat(OrderArguments.of(List.of("A-1", "A-1"), new StringReader("A-2")))
        .containsExactly("A-1");
  }

  @Test
  void nothing_at_all_is_a_mistake() {
    assertThatThrownBy(() -> OrderArguments.of(List.of("-"), new StringReader("\n")))
        .isInstanceOf(CliFailure.class)
        .hasMessage("No order was given. Name one, or write one a line to standard input.");
  }
}
