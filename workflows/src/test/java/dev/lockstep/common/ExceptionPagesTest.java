package dev.lockstep.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The manual and the code name the same exceptions, and the same owners. */
class ExceptionPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "operating", "exceptions");
  private static final String OVERVIEW = "README.md";
  private static final Pattern ROW =
      Pattern.compile("^\\| \\[(\\w+)]\\((\\S+)\\) \\| [^|]+ \\| ([^|]+) \\|$", Pattern.MULTILINE);

  @ParameterizedTest
  @EnumSource
  void every_code_has_a_page_that_names_its_owner(ExceptionCode code) throws IOException {
    assertThat(Files.readString(PAGES.resolve(code + ".md")))
        .startsWith("# " + code + "\n")
        .contains("\n| owner | " + code.owner().words() + " |\n");
  }

  @ParameterizedTest
  @EnumSource
  void every_page_says_what_it_means_what_to_check_and_what_to_do(ExceptionCode code)
      throws IOException {
    assertThat(Files.readString(PAGES.resolve(code + ".md")))
        .contains(
            "**What it means.** ",
            "**What to check.** ",
            "**What to do.** ",
            "**If nobody acts.** ");
  }

  @ParameterizedTest
  @EnumSource
  void releasing_anyway_is_offered_exactly_where_the_code_takes_it(ExceptionCode code)
      throws IOException {
    assertThat(Files.readString(PAGES.resolve(code + ".md")).contains("`--release-anyway`"))
        .isEqualTo(code.resolutions().contains(ResolutionKind.RELEASE_ANYWAY));
  }

  @Test
  void the_overview_lists_exactly_the_codes_with_their_owners() throws IOException {
    List<String> rows =
        ROW.matcher(Files.readString(PAGES.resolve(OVERVIEW)))
            .results()
            .map(ExceptionPagesTest::words)
            .toList();

    assertThat(rows)
        .containsExactly(
            Arrays.stream(ExceptionCode.values())
                .map(code -> code + " " + code + ".md " + code.owner().words())
                .toArray(String[]::new));
  }

  @Test
  void there_is_no_page_without_a_code() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()).filter(p -> !p.equals(OVERVIEW)))
          .containsExactlyInAnyOrder(
              Arrays.stream(ExceptionCode.values())
                  .map(code -> code + ".md")
                  .toArray(String[]::new));
    }
  }

  private static String words(MatchResult row) {
    return row.group(1) + " " + row.group(2) + " " + row.group(3);
  }
}
