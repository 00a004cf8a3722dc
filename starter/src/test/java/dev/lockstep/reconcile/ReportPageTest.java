package dev.lockstep.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private final String busy = ReportPage.of(Reports.busy(), Reports.REPAIRS);
  private final String calm = ReportPage.of(Reports.calm(), Reports.REPAIRS);

  @Test
  void says_in_one_sentence_how_it_stands() {
    assertThat(busy)
        .contains(
            "138 of 193 orders that were not cancelled have left and are shown to their customers. 4 things are wrong, and somebody has to see to them, as far as it could be found out.");
    assertThat(calm).contains("Nothing is wrong with any of them.");
  }

  @Test
  void loads_and_runs_nothing() {
    assertThat(busy).doesNotContain("<script", "http:", "https:", "src=", "@import", "url(");
    assertThat(busy).contains("default-src &#39;none&#39;");
  }

  @Test
  void every_chart_has_its_numbers_as_text() {
    Matcher charts = Pattern.compile("<svg [^>]*role=\"img\"[^>]*>").matcher(busy);
    int count = 0;
    while (charts.find()) {
      assertThat(charts.group()).containsPattern("aria-label=\"[^\"]*\\d");
      count++;
    }
    assertThat(count).isEqualTo(2 + 2 + 4);
  }

  @Test
  void shows_each_finding_with_what_everybody_says_and_its_command() {
    assertThat(busy)
        .contains("UK-100234<span>8f0c5c1e</span>")
        .contains("<dd>running, awaiting dispatch</dd>")
        .contains(
            "<code tabindex=\"0\">lockstep orders start --config lockstep.yaml --link uk 8f0c5c1e</code>");
  }

  @Test
  void says_what_could_not_be_found_out() {
    assertThat(busy)
        .contains(
            "This Temporal server has no lists.", "Order 4d4f: the order source, unavailable");
    assertThat(calm).doesNotContain("What could not be found out");
  }

  @Test
  void shows_money_by_how_far_it_has_come() {
    assertThat(busy).contains("4,990.00 GBP", "worth 200.00 GBP");
  }

  @Test
  void not_quite_all_is_never_shown_as_all() {
    assertThat(Amounts.share(9_999, 10_000)).isEqualTo("99.9 %");
    assertThat(Amounts.share(10_000, 10_000)).isEqualTo("100 %");
    assertThat(Amounts.share(0, 5)).isEqualTo("0 %");
    assertThat(Amounts.share(0, 0)).isEqualTo("–");
  }
}
