package dev.lockstep.activity.sweep;

import static dev.lockstep.activity.sweep.Shipments.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.activity.sweep.OrderHints.Answer;
import dev.lockstep.order.ShipmentFingerprint;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HintMemoryTest {
  private final HintMemory memory = new HintMemory(2);

  @Test
  void it_recalls_what_an_order_answered_to_an_event() {
    memory.remember("order/uk/1", shown("S-1@a"), Answer.TAKEN, TEN);

    assertThat(memory.recall("order/uk/1", shown("S-1@a"), TEN)).contains(Answer.TAKEN);
    assertThat(memory.recall("order/uk/1", shown("S-1@b"), TEN)).isEmpty();
    assertThat(memory.recall("order/us/1", shown("S-1@a"), TEN)).isEmpty();
  }

  @Test
  void what_was_longest_not_asked_for_is_forgotten_first() {
    memory.remember("order/uk/1", shown("S-1@a"), Answer.TAKEN, TEN);
    memory.remember("order/uk/2", shown("S-2@a"), Answer.TAKEN, TEN);
    assertThat(memory.recall("order/uk/1", shown("S-1@a"), TEN)).isPresent();

    memory.remember("order/uk/3", shown("S-3@a"), Answer.TAKEN, TEN);

    assertThat(memory.recall("order/uk/1", shown("S-1@a"), TEN)).isPresent();
    assertThat(memory.recall("order/uk/2", shown("S-2@a"), TEN)).isEmpty();
    assertThat(memory.recall("order/uk/3", shown("S-3@a"), TEN)).isPresent();
  }

  @Test
  void a_shipment_that_changes_back_is_told_again() {
    memory.remember("order/uk/1", shown("S-1@a"), Answer.TAKEN, TEN);
    memory.remember("order/uk/1", shown("S-1@b"), Answer.TAKEN, TEN);

    assertThat(memory.recall("order/uk/1", shown("S-1@a"), TEN)).isEmpty();
  }

  @Test
  void that_an_order_was_closed_is_believed_for_an_hour() {
    memory.remember("order/uk/1", shown("S-1@a"), Answer.CLOSED, TEN);

    assertThat(memory.recall("order/uk/1", shown("S-1@a"), TEN.plus(Duration.ofMinutes(59))))
        .contains(Answer.CLOSED);
    assertThat(memory.recall("order/uk/1", shown("S-1@a"), TEN.plus(Duration.ofHours(1))))
        .isEmpty();
  }

  private static ShipmentFingerprint shown(String fingerprint) {
    return new ShipmentFingerprint(fingerprint);
  }
}
