package dev.lockstep.activity.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewAtATimeTest {
  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  @Test
  void answers_in_the_order_of_the_things() {
    assertThat(new FewAtATime(8).map(HUNDRED, Function.identity())).isEqualTo(HUNDRED);
  }

  @Test
  void has_a_few_under_way_and_no_more() {
    CyclicBarrier together = new CyclicBarrier(3);
    AtomicInteger underWay = new AtomicInteger();
    List<Integer> most =
        new FewAtATime(3)
            .map(
                HUNDRED.subList(0, 99),
                thing -> {
                  int now = underWay.incrementAndGet();
                  meet(together);
                  underWay.decrementAndGet();
                  return now;
                });
    assertThat(most).allMatch(now -> now <= 3);
  }

  private static void meet(CyclicBarrier others) {
    try {
      others.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void does_all_that_can_be_done_and_throws_what_one_of_them_threw() {
    AtomicInteger done = new AtomicInteger();
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new FewAtATime(4)
                .map(
                    HUNDRED,
                    thing -> {
                      if (thing == 7) {
                        throw new IllegalArgumentException("seven");
                      }
                      return done.incrementAndGet();
                    }))
        .withMessage("seven");
    assertThat(done).hasValue(99);
  }
}
