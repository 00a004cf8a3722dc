package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.REF;
import static dev.lockstep.order.ScriptedPlatforms.dispatched;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change is hinted of an order that was read at version 3 and written to since. */
class HintBehindOurWriteTest extends OrderWorkflowSpec {
  @BeforeEach
  void the_order_was_read() {
    platforms.sourceVersion = 3;
    begin();
    pass(Duration.ofMinutes(1));
  }

  private void writeBack(long shown, @Nullable Long written) {
    Confirmation part = dispatched(2, 1);
    platforms.thenConfirm(
        new Confirmation(
            part.version(),
            part.stage(),
            part.status(),
            part.lines(),
            part.shipments(),
            part.parcels(),
            part.voided(),
            part.untracked(),
            part.implausible(),
            new Confirmation.Shown(shown, written)));
    order.dispatched(new Dispatched(1, "first-part", REF));
    pass(Duration.ofMinutes(1));
    platforms.calls.clear();
  }

  private void hint(long version) {
    order.orderChanged(new OrderChanged(1, "change-" + version, version));
    pass(Duration.ofMinutes(1));
  }

  @Test
  void that_somebody_else_made_before_the_write_is_looked_into() {
    writeBack(6, 6L);
    platforms.sourceVersion = 6;

    hint(5);

    assertThat(platforms.calls).containsExactly("assess", "amend " + REF);
  }

  @Test
  void that_is_the_write_itself_costs_nothing() {
    writeBack(6, 6L);

    hint(6);

    assertThat(platforms.calls).isEmpty();
  }

  @Test
  void that_was_read_before_the_write_costs_nothing() {
    writeBack(6, 6L);

    hint(3);

    assertThat(platforms.calls).isEmpty();
  }

  @Test
  void that_only_the_write_back_saw_is_looked_into() {
    writeBack(6, null);
    platforms.sourceVersion = 6;

    hint(6);

    assertThat(platforms.calls).containsExactly("assess", "amend " + REF);
  }

  @Test
  void is_looked_into_once_however_many_hints_there_are_of_it() {
    writeBack(9, 9L);
    platforms.sourceVersion = 9;

    hint(5);
    hint(7);
    hint(9);

    assertThat(platforms.calls).containsExactly("assess", "amend " + REF);
  }
}
