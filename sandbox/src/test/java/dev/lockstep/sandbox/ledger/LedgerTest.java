package dev.lockstep.sandbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void a_clock_that_is_wrong_does_not_falsify_the_ledger() {
    SkewedClock skewed = new SkewedClock(InstantSource.fixed(NOW), Duration.ofSeconds(-20));
    Ledger ledger = new Ledger(skewed);
    ledger.record("PLACED", "a", Json.object());
    assertThat(skewed.instant()).isEqualTo(NOW.minusSeconds(20));
    assertThat(ledger.facts().getFirst().at()).isEqualTo(NOW);
  }

  @Test
  void a_reader_goes_on_where_it_stopped() {
    Ledger ledger = new Ledger(InstantSource.fixed(NOW));
    ledger.record("PLACED", "a", Json.object());
    ledger.record("PLACED", "b", Json.object());
    assertThat(ledger.factsAfter(0)).hasSize(2);
    assertThat(ledger.factsAfter(1)).extracting(Fact::subject).containsExactly("b");
    assertThat(ledger.factsAfter(2)).isEmpty();
  }

  @Test
  void what_happened_to_one_order_is_told_in_its_order() {
    Ledger ledger = new Ledger(InstantSource.fixed(NOW));
    ledger.record("PLACED", "a", Json.object());
    ledger.record("PLACED", "b", Json.object());
    ledger.record("SHIPPED", "a", Json.object());
    assertThat(ledger.factsAbout("a")).extracting(Fact::kind).containsExactly("PLACED", "SHIPPED");
    assertThat(ledger.factsAbout("c")).isEmpty();
  }
}
