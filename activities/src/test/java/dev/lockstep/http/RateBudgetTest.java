package dev.lockstep.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
  private final VirtualTicker ticker = new VirtualTicker();

  @Test
  void a_burst_goes_at_once_and_then_the_rate_rules() throws InterruptedException {
    RateBudget budget = new RateBudget(new RatePolicy(10, 3, 100), ticker);

    for (int i = 0; i < 5; i++) {
      budget.take().orElseThrow().giveBack();
    }

    assertThat(ticker.slept).containsExactly(Duration.ofMillis(100), Duration.ofMillis(100));
  }

  @Test
  void what_is_taken_is_a_share_of_the_burst_and_more_than_that_while_some_wait()
      throws InterruptedException {
    RateBudget budget = new RateBudget(new RatePolicy(10, 4, 100), ticker);
    assertThat(budget.used()).isZero();

    budget.take();
    assertThat(budget.used()).isEqualTo(0.25);
    budget.take();
    budget.take();
    budget.take();
    assertThat(budget.used()).isEqualTo(1.0);
    ticker.pass(Duration.ofMillis(200));
    assertThat(budget.used()).isEqualTo(0.5);
  }

  @Test
  void a_pause_earns_the_burst_again_and_no_more() throws InterruptedException {
    RateBudget budget = new RateBudget(new RatePolicy(10, 2, 100), ticker);
    budget.take();
    budget.take();
    ticker.pass(Duration.ofHours(1));

    budget.take();
    budget.take();
    assertThat(ticker.slept).isEmpty();
    budget.take();
    assertThat(ticker.slept).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void who_would_wait_too_long_is_told_so_and_takes_nothing() throws InterruptedException {
    VirtualTicker standing =
        new VirtualTicker() {
          @Override
          public void sleep(Duration duration) {
            slept.add(duration);
          }
        };
    RateBudget budget = new RateBudget(new RatePolicy(0.1, 1, 100), standing);
    budget.take();
    budget.take();
    budget.take();

    assertThat(budget.take()).isEmpty();
    assertThat(standing.slept).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20));
    standing.pass(Duration.ofSeconds(10));
    assertThat(budget.take()).isPresent();
  }

  @Test
  void no_more_than_the_bound_are_under_way() throws Exception {
    RateBudget budget = new RateBudget(new RatePolicy(1000, 1000, 1), ticker);
    RateBudget.Place first = budget.take().orElseThrow();
    CountDownLatch asking = new CountDownLatch(1);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<RateBudget.Place>> second =
          threads.submit(() -> {
            asking.countDown();
            return budget.take();
          });
      asking.await();
      assertThat(second.isDone()).isFalse();
      first.giveBack();
      assertThat(second.get()).isPresent();
    }
  }

  @Test
  void a_late_waking_does_not_put_more_into_a_second_than_it_may_hold()
      throws InterruptedException {
    List<Long> went = new ArrayList<>();
    VirtualTicker sleepy =
        new VirtualTicker() {
          @Override
          public void sleep(Duration duration) {
            // Every third sleeper wakes so late that the turns of those behind have come too.
            super.sleep(slept.size() % 3 == 0 ? duration.plusMillis(350) : duration);
          }
        };
    RateBudget budget = new RateBudget(new RatePolicy(10, 1, 100), sleepy);

    for (int i = 0; i < 100; i++) {
      budget.take().orElseThrow().giveBack();
      went.add(sleepy.nanos());
    }

    long second = Duration.ofSeconds(1).toNanos();
    assertThat(went)
        .allSatisfy(from ->
            assertThat(went.stream().filter(at -> at >= from && at < from + second).count())
                .isLessThanOrEqualTo(10));
  }

  @Test
  void a_second_may_hold_the_rate_and_the_burst() throws InterruptedException {
    RateBudget budget = new RateBudget(new RatePolicy(10, 5, 100), ticker);
    long began = ticker.nanos();

    for (int i = 0; i < 14; i++) {
      budget.take();
    }

    assertThat(Duration.ofNanos(ticker.nanos() - began)).isEqualTo(Duration.ofMillis(900));
  }

  private static class VirtualTicker implements Ticker {
    final List<Duration> slept = new ArrayList<>();
    private long nanos = 1_000_000_000L;

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void sleep(Duration duration) {
      slept.add(duration);
      pass(duration);
    }

    void pass(Duration duration) {
      nanos += duration.toNanos();
    }
  }
}
