package dev.lockstep.board;

import static dev.lockstep.board.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.board.Newest.Seen;
import dev.lockstep.board.Visibility.NotSeen;
import dev.lockstep.board.Visibility.NotSeen.Why;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewestTest {
  private Instant now = NOW;
  private int asked;
  private @Nullable NotSeen trouble;

  private final Newest newest = new Newest(this::look, () -> now);

  @Test
  void many_who_look_within_seconds_cost_one_question() {
    Seen first = newest.get();
    now = NOW.plus(Newest.GOOD_FOR).minusMillis(1);

    assertThat(newest.get()).isSameAs(first);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void figures_that_are_old_are_made_anew() {
    Seen first = newest.get();
    now = NOW.plus(Newest.GOOD_FOR);

    assertThat(newest.get()).isNotSameAs(first);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void while_one_asks_the_others_see_what_there_was()
      throws InterruptedException, ExecutionException {
    Seen before = newest.get();
    now = NOW.plus(Newest.GOOD_FOR);
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Newest slow =
        new Newest(
            () -> {
              if (asked++ > 1) {
                asking.countDown();
                await(mayEnd);
              }
              return FiguresSample.empty();
            },
            () -> now);
    Seen known = slow.get();
    now = now.plus(Newest.GOOD_FOR);
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Seen> first = people.submit(slow::get);
      await(asking);
      assertThat(slow.get()).isSameAs(known);
      mayEnd.countDown();
      assertThat(first.get()).isNotSameAs(known);
    }
    assertThat(before.trouble()).isEmpty();
  }

  @Test
  void when_the_server_fails_the_last_figures_stay_with_the_reason() {
    Seen good = newest.get();
    now = NOW.plus(Newest.GOOD_FOR);
    trouble = new NotSeen(Why.UNREACHABLE, new IllegalStateException());

    Seen later = newest.get();

    assertThat(later.figures()).isEqualTo(good.figures());
    assertThat(later.trouble()).hasValue(Why.UNREACHABLE);
    assertThat(newest.get()).as("a server in trouble is not asked by everyone").isSameAs(later);
  }

  @Test
  void without_any_figures_only_the_reason_is_shown() {
    trouble = new NotSeen(Why.NO_LISTS, new IllegalStateException());

    assertThat(newest.get().figures()).isEmpty();
    assertThat(newest.get().trouble()).hasValue(Why.NO_LISTS);
  }

  private Figures look() {
    asked++;
    if (trouble != null) {
      throw trouble;
    }
    return FiguresSample.empty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
