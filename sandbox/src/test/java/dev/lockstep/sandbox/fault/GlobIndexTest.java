package dev.lockstep.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlobIndexTest {
  private final GlobIndex<String> index = new GlobIndex<>();

  @Test
  void the_newest_that_fits_comes_first() {
    index.add("**", "anybody");
    index.add("A-1**", "the order");
    index.add("A-1~*", "its parts");
    index.add("A-2", "another order");
    assertThat(index.of("A-1~2")).containsExactly("its parts", "the order", "anybody");
    assertThat(index.of("A-1")).containsExactly("the order", "anybody");
    assertThat(index.of("A-2")).containsExactly("another order", "anybody");
    assertThat(index.of("")).containsExactly("anybody");
  }

  @Test
  void a_glob_that_begins_with_a_star_is_found_by_its_end() {
    index.add("*-1", "the first");
    index.add("B*", "those of B");
    assertThat(index.of("B-1")).containsExactly("those of B", "the first");
    assertThat(index.of("A-2")).isEmpty();
  }

  @Test
  void all_of_them_are_listed_until_they_are_cleared() {
    index.add("A", "old");
    index.add("B", "new");
    index.add("A", "newest");
    assertThat(index.all()).containsExactly("newest", "new", "old");
    index.clear();
    assertThat(index.all()).isEmpty();
    assertThat(index.of("A")).isEmpty();
  }
}
