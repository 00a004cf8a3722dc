package dev.lockstep.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.ActivityNotExistsException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final Duration OFTEN = Duration.ofMillis(1);

  @Test
  void beats_again_and_again() throws InterruptedException {
    CountDownLatch beats = new CountDownLatch(3);
    try (Pulse pulse = Pulse.of(beats::countDown, OFTEN)) {
      assertThat(beats.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void goes_on_after_a_beat_that_did_not_get_through() throws InterruptedException {
    CountDownLatch beats = new CountDownLatch(3);
    Runnable unheard =
        () -> {
          beats.countDown();
          throw new IllegalStateException("no server");
        };
    try (Pulse pulse = Pulse.of(unheard, OFTEN)) {
      assertThat(beats.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void ends_where_nobody_waits_for_the_activity_any_more() throws InterruptedException {
    AtomicInteger beats = new AtomicInteger();
    Runnable over =
        () -> {
          beats.incrementAndGet();
          throw new ActivityNotExistsException(new IllegalStateException("over"));
        };
    try (Pulse pulse = Pulse.of(over, OFTEN)) {
      pulse.awaitEnd();
    }
    assertThat(beats).hasValue(1);
  }

  @Test
  void ends_when_it_is_closed() throws InterruptedException {
    Pulse pulse = Pulse.of(() -> {}, OFTEN);
    pulse.close();
    pulse.awaitEnd();
  }
}
