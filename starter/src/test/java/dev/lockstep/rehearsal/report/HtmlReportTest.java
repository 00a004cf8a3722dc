package dev.lockstep.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.rehearsal.verdict.Flaw;
import dev.lockstep.rehearsal.verdict.Verdict;
import dev.lockstep.rehearsal.verdict.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  @Test
  void the_verdict_comes_first_with_what_it_stood() {
    String page = HtmlReport.page(Runs.passed());

    assertThat(page)
        .containsOnlyOnce("<h1>Passed</h1>")
        .contains(
            "3 orders: none lost, none twice, none unseen, through 1 kill,"
                + " 1 restart of Temporal and 7 other faults, in 1 min 23 s.")
        .doesNotContain("What went wrong");
    assertThat(page.indexOf("<h1>")).isLessThan(page.indexOf("<svg"));
  }

  @Test
  void a_failed_run_names_each_order_and_what_is_wrong_before_everything_else() {
    String page = HtmlReport.page(Runs.failed(Runs.lost("order-17")));

    assertThat(page).contains("<h1>Failed</h1>", "1 flaw in 3 orders", "order-17");
    assertThat(page.indexOf("order-17")).isLessThan(page.indexOf("What became of the orders"));
  }

  @Test
  void a_thousand_flaws_do_not_make_a_page_of_a_thousand_rows() {
    Flaw[] flaws =
        IntStream.range(0, 1000).mapToObj(i -> Runs.lost("order-" + i)).toArray(Flaw[]::new);

    assertThat(HtmlReport.page(Runs.failed(flaws)))
        .contains("order-199<", "And 800 more")
        .doesNotContain("order-200<");
  }

  @Test
  void it_loads_nothing_and_runs_nothing() {
    assertThat(HtmlReport.page(Runs.passed()))
        .contains("default-src 'none'")
        .doesNotContain("<script", "http://", "https://", "src=", "@import", "url(");
  }

  @Test
  void what_comes_from_outside_is_text() {
    Flaw flaw = new Flaw(Violation.LOST, "<b>", "\"><script>", "a & b");

    assertThat(HtmlReport.page(Runs.failed(flaw)))
        .contains("&lt;b&gt;", "&quot;&gt;&lt;script&gt;", "a &amp; b")
        .doesNotContain("<script");
  }

  @Test
  void beside_every_plot_stands_in_words_what_it_shows() {
    assertThat(HtmlReport.page(Runs.passed()))
        .contains(
            "At most 3 orders were under way at once, at 0:00. At the end none were open.",
            "After 2 blows the next order moved on within 800 ms in the median, 4.0 s at the"
                + " longest.",
            "<td class=\"n\">500 ms</td><td class=\"n\">900 ms</td><td class=\"n\">990 ms</td>",
            "lockstep rehearse --orders 3 --seed 7");
  }

  @Test
  void a_run_of_which_nothing_was_sampled_still_has_its_verdict() {
    RunRecord bare =
        new RunRecord(
            "lockstep rehearse",
            1,
            "none",
            0,
            Duration.ZERO,
            List.of(),
            List.of(),
            Map.of(),
            0,
            0,
            Map.of(),
            new Verdict(0, Map.of(), List.of(), 0, 0, 0));

    assertThat(HtmlReport.page(bare)).contains("<h1>Passed</h1>", "No samples were taken.");
  }
}
