package dev.lockstep.rehearsal.report;

import dev.lockstep.board.Html;
import dev.lockstep.plot.Look;
import dev.lockstep.rehearsal.verdict.Flaw;
import dev.lockstep.rehearsal.verdict.Verdict;
import dev.lockstep.rehearsal.verdict.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A run for people: one file that loads nothing. */
public final class HtmlReport {
  private static final int MOST_FLAWS = 200;

  private final Html html = new Html();
  private final RunRecord run;
  private final Verdict verdict;

  private HtmlReport(RunRecord run) {
    this.run = run;
    this.verdict = run.verdict();
  }

  public static String page(RunRecord run) {
    return new HtmlReport(run).page();
  }

  private String page() {
    html.add("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    html.add(" style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">");
    html.add("<title>Lockstep rehearsal: ").text(verdict.passed() ? "passed" : "failed");
    html.add("</title><style>")
        .add(ReportLook.CSS)
        .add(Look.CSS)
        .add("</style></head><body><main>");
    head();
    flaws();
    outcome();
    stages();
    latencies();
    recovery();
    faults();
    again();
    return html.add("</main></body></html>").toString();
  }

  private void head() {
    html.add("<header class=\"verdict ").text(verdict.passed() ? "passed" : "failed").add("\">");
    html.add("<p>Lockstep rehearsal</p><h1>").text(verdict.passed() ? "Passed" : "Failed");
    html.add("</h1><p>").text(sentence()).add("</p></header>");
  }

  private String sentence() {
    String through =
        "through %s, %s and %s, in %s."
            .formatted(
                Words.counted(run.kills(), "kill", "kills"),
                Words.counted(run.restarts(), "restart of Temporal", "restarts of Temporal"),
                Words.counted(struck(), "other fault", "other faults"),
                Words.of(run.took()));
    String orders = Words.counted(run.orders(), "order", "orders");
    return verdict.passed()
        ? "%s: none lost, none twice, none unseen, %s".formatted(orders, through)
        : "%s in %s, %s"
            .formatted(Words.counted(verdict.flaws().size(), "flaw", "flaws"), orders, through);
  }

  private int struck() {
    return run.faults().values().stream().mapToInt(Integer::intValue).sum();
  }

  private void flaws() {
    if (verdict.passed()) {
      return;
    }
    html.add("<section class=\"long\"><h2>What went wrong</h2><div class=\"scroll\"><table>");
    html.add("<tr><th>what</th><th>in one sentence</th><th>order</th><th>link</th></tr>");
    for (Flaw flaw : verdict.flaws().stream().limit(MOST_FLAWS).toList()) {
      html.add("<tr><td>").text(Words.plain(flaw.violation().name()));
      html.add("</td><td>").text(flaw.sentence()).add("</td><td><code>").text(flaw.order());
      html.add("</code></td><td>").text(flaw.link()).add("</td></tr>");
    }
    html.add("</table></div>");
    int more = verdict.flaws().size() - MOST_FLAWS;
    if (more > 0) {
      html.add("<p class=\"soft\">And ").text(more);
      html.add(" more, which <code>--json</code> lists.</p>");
    }
    html.add("</section>");
  }

  private void outcome() {
    html.add("<section><h2>What became of the orders</h2><ul class=\"tiles\">");
    tile(run.orders(), "placed");
    tile(verdict.confirmed(), "shipped, and the customer sees it");
    tile(verdict.cancelled(), "cancelled, and nothing left");
    tile(verdict.parked(), "in front of a person, under a code");
    html.add("</ul><p>Judged by what the platforms hold afterwards, not by what Lockstep says of");
    html.add(" itself. How many orders were &hellip;</p><table>");
    for (Violation violation : Violation.values()) {
      int count = verdict.count(violation);
      html.add("<tr><td>&hellip; ").text(Words.of(violation)).add("</td><td class=\"n ");
      html.text(count == 0 ? "zero" : "bad").add("\">").text(count).add("</td></tr>");
    }
    html.add("</table></section>");
  }

  private void tile(int count, String words) {
    html.add("<li><b>").text("%,d".formatted(count)).add("</b><span class=\"soft\">");
    html.text(words).add("</span></li>");
  }

  private void stages() {
    StagePlot plot = new StagePlot(html, run);
    html.add("<section><h2>Where the orders were</h2>");
    if (!run.samples().isEmpty()) {
      html.add("<p>").text(plot.words()).add("</p>");
    }
    plot.draw();
    if (!run.happenings().isEmpty()) {
      html.add("<details><summary>All ").text(run.happenings().size());
      html.add(" things that were done to it, in order</summary><div class=\"scroll\"><table>");
      html.add("<tr><th class=\"n\">at</th><th>kind</th><th>what</th></tr>");
      for (Happening happening : run.happenings()) {
        html.add("<tr><td class=\"n\">").text(Words.clock(happening.at())).add("</td><td>");
        html.text(Words.plain(happening.kind())).add("</td><td>").text(happening.what());
        html.add("</td></tr>");
      }
      html.add("</table></div></details>");
    }
    html.add("</section>");
  }

  private void latencies() {
    LatencyPlot plot = new LatencyPlot(html, run);
    if (!plot.isEmpty()) {
      html.add("<section><h2>How long it took</h2>");
      html.add("<p>By the platforms&rsquo; own clocks, faults and kills included.</p>");
      plot.draw();
      html.add("</section>");
    }
  }

  private void recovery() {
    RecoveryPlot plot = new RecoveryPlot(html, run);
    if (!plot.isEmpty()) {
      html.add("<section><h2>How soon it went on</h2>");
      plot.draw();
      html.add("</section>");
    }
  }

  private void faults() {
    html.add("<section><h2>What was done to it</h2><table>");
    html.add("<tr><th>kind</th><th class=\"n\">how often</th></tr>");
    row("kills of a process", run.kills());
    row("restarts of Temporal", run.restarts());
    List<Map.Entry<String, Integer>> often =
        run.faults().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .toList();
    often.forEach(fault -> row(Words.plain(fault.getKey()), fault.getValue()));
    html.add("</table></section>");
  }

  private void row(String words, int count) {
    html.add("<tr><td>").text(words).add("</td><td class=\"n\">");
    html.text("%,d".formatted(count)).add("</td></tr>");
  }

  private void again() {
    html.add("<section><h2>The same once more</h2><pre>").text(run.command()).add("</pre>");
    html.add("<p class=\"soft\">The seed ").text(run.seed()).add(" and the profile ");
    html.text(run.profile());
    html.add(" decide the orders, what is done to them, and what goes wrong when.</p></section>");
  }
}
