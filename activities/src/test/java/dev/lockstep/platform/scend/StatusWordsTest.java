package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.order.model.FulfilmentStage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusWordsTest {
  private final StatusWords words = new StatusWords(Map.of());

  @ParameterizedTest
  @CsvSource({
    "Accepted, ACCEPTED",
    "Received, RECEIVED",
    "PartAllocated, RECEIVED",
    "OnHold, ON_HOLD",
    "BackOrder, BACKORDERED",
    "Query, QUERIED",
    "Allocated, ALLOCATED",
    "Released, RELEASED",
    "Picking, PICKING",
    "Picked, PICKED",
    "Packing, PACKING",
    "Packed, PACKED",
    "PartDispatched, PART_DISPATCHED",
    "PartDespatched, PART_DISPATCHED",
    "Dispatched, DISPATCHED",
    "DESPATCHED, DISPATCHED",
    "Delivered, DELIVERED",
    "CancelRequested, CANCEL_REQUESTED",
    "Cancelled, CANCELLED",
    "Canceled, CANCELLED",
    "AwaitingReturnToStock, CANCELLED",
    "Rejected, REJECTED"
  })
  void a_word_of_the_profile_has_its_stage(String word, FulfilmentStage stage) {
    assertThat(words.stageOf(word)).isEqualTo(stage);
  }

  @ParameterizedTest
  @CsvSource({"on hold", "ON-HOLD", "on_hold", "onhold"})
  void case_blanks_and_dashes_do_not_matter(String word) {
    assertThat(words.stageOf(word)).isEqualTo(FulfilmentStage.ON_HOLD);
  }

  @Test
  void an_unknown_word_is_unmapped() {
    assertThat(words.stageOf("Awaiting Elves")).isEqualTo(FulfilmentStage.UNMAPPED);
  }

  @Test
  void an_operators_own_words_come_before_the_built_in_ones() {
    StatusWords own =
        new StatusWords(
            Map.of(
                "Awaiting Elves", FulfilmentStage.QUERIED, "Released", FulfilmentStage.ALLOCATED));

    assertThat(own.stageOf("awaiting elves")).isEqualTo(FulfilmentStage.QUERIED);
    assertThat(own.stageOf("Released")).isEqualTo(FulfilmentStage.ALLOCATED);
  }
}
