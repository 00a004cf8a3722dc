package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTextTest {
  private static final RefusalText TEXT =
      RefusalText.of(
          List.of("TSHIRT-BLK-M", "DPD"), List.of("ada lovelace", "Long Street 1", "N1 9GU"));

  @Test
  void what_deposco_says_in_its_own_words_is_shown() {
    assertThat(TEXT.shown("Sales Order cannot be updated while in the status of Wave Built."))
        .isEqualTo("Sales Order cannot be updated while in the status of Wave Built");
    assertThat(TEXT.shown("orderLines.data[0].lineNumber size must be between 0 and 55"))
        .isEqualTo("orderLines.data[0].lineNumber size must be between 0 and 55");
  }

  @Test
  void what_we_know_to_be_harmless_is_shown() {
    assertThat(TEXT.shown("Item with number = [TSHIRT-BLK-M] does not exist."))
        .isEqualTo("Item with number = TSHIRT-BLK-M does not exist");
  }

  @Test
  void no_word_of_an_address_is_shown_in_any_case() {
    assertThat(TEXT.shown("carrier DPD does not serve long street 1, N1 9gu, for ada lovelace"))
        .isEqualTo("carrier DPD does not serve … for …");
  }

  @Test
  void what_nobody_knows_is_not_shown() {
    assertThat(TEXT.shown("blocked for Grace, grace@example.org, 07700900123, Smith&Co"))
        .isEqualTo("blocked for …");
  }
}
