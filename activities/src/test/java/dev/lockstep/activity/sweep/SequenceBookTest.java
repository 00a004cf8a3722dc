package dev.lockstep.activity.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.activity.sweep.SequenceBook.Holes;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceBookTest {
  private final SequenceBook book = new SequenceBook(2);

  private void seen(String resource, long... numbers) {
    for (long number : numbers) {
      book.add(resource, number);
    }
  }

  @Test
  void numbers_in_a_row_leave_no_hole() {
    seen("order/1", 4, 5, 6);

    assertThat(book.holes()).isEmpty();
    assertThat(book.has("order/1", 5)).isTrue();
    assertThat(book.has("order/1", 7)).isFalse();
    assertThat(book.has("order/1", 3)).isFalse();
  }

  @Test
  void what_was_left_out_is_a_hole_until_it_comes() {
    seen("order/1", 1, 4);
    assertThat(book.holes()).containsExactly(new Holes("order/1", List.of(2L, 3L)));
    assertThat(book.has("order/1", 3)).isFalse();

    seen("order/1", 3, 2);

    assertThat(book.holes()).isEmpty();
    assertThat(book.has("order/1", 3)).isTrue();
  }

  @Test
  void an_older_number_may_come_after_a_newer_one() {
    seen("order/1", 5, 3);

    assertThat(book.holes()).containsExactly(new Holes("order/1", List.of(4L)));
    assertThat(book.has("order/1", 3)).isTrue();
  }

  @Test
  void what_came_before_the_first_number_seen_is_nobodys_loss() {
    seen("order/1", 17);

    assertThat(book.holes()).isEmpty();
  }

  @Test
  void a_hole_that_was_given_up_is_not_looked_for_again() {
    seen("order/1", 1, 3);
    book.holes().forEach(book::giveUp);

    assertThat(book.holes()).isEmpty();
    assertThat(book.has("order/1", 2)).isTrue();
  }

  @Test
  void each_resource_counts_for_itself() {
    seen("order/1", 1, 2);
    seen("payment/1", 7, 9);

    assertThat(book.holes()).containsExactly(new Holes("payment/1", List.of(8L)));
  }

  @Test
  void what_was_longest_not_asked_for_is_forgotten_first() {
    seen("order/1", 1);
    seen("order/2", 1);
    assertThat(book.has("order/1", 1)).isTrue();

    seen("order/3", 1);

    assertThat(book.has("order/1", 1)).isTrue();
    assertThat(book.has("order/2", 1)).isFalse();
  }

  @Test
  void numbers_that_leap_do_not_fill_the_memory() {
    seen("order/1", 1, 1_000_000_000_000L);

    assertThat(book.holes().getFirst().numbers()).hasSize(100);
  }
}
