package dev.lockstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.demo.PersonalDataScan.Find;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalDataScanTest {
  private final PersonalDataScan scan =
      new PersonalDataScan(List.of("Ottilie", "Tannery Wynd", "Zürchinger", "Al"));

  @Test
  void a_name_in_the_middle_of_a_text_is_found_in_either_case() {
    assertThat(scan.scan("log", "order of OTTILIE, tannery wynd 7"))
        .containsExactly(new Find("log", 0), new Find("log", 1));
  }

  @Test
  void letters_beyond_ascii_are_found_too() {
    assertThat(scan.scan("history", "{\"name\":\"Zürchinger\"}"))
        .containsExactly(new Find("history", 2));
  }

  @Test
  void a_text_without_any_is_clean() {
    assertThat(scan.scan("log", "Order 42 was released to MAIN.")).isEmpty();
  }

  @Test
  void strings_too_short_to_mean_anything_are_left_out() {
    assertThat(scan.scan("log", "also")).isEmpty();
  }
}
