package dev.lockstep.reconcile;

import dev.lockstep.board.Html;
import dev.lockstep.reconciliation.FindingKind;
import dev.lockstep.reconciliation.KindCount;
import dev.lockstep.reconciliation.OrderFinding;
import dev.lockstep.reconciliation.ReconciliationResult;
import dev.lockstep.reconciliation.Remedy;
import java.util.List;
import java.util.Locale;

/** What is wrong: by kind and owner, then order by order with the command that repairs it. */
final class FindingsPanel {
  private final Html html;
  private final ReconciliationResult result;
  private final Repairs repairs;

  FindingsPanel(Html html, ReconciliationResult result, Repairs repairs) {
    this.html = html;
    this.result = result;
    this.repairs = repairs;
  }

  void draw() {
    if (result.kinds().isEmpty()) {
      html.add("<section class=\"card\"><h2>What is wrong</h2><p class=\"calm\">")
          .add("Nothing that could be compared differs.</p></section>");
      return;
    }
    html.add("<section class=\"card wide\"><h2>What is wrong, and whose it is</h2><table><thead>")
        .add(
            "<tr><th>Finding</th><th class=\"chart\">Share</th><th class=\"n\">Orders</th><th>Owner</th>")
        .add("</tr></thead><tbody>");
    int most = result.kinds().stream().mapToInt(KindCount::findings).max().orElse(1);
    result.kinds().forEach(kind -> row(kind, most));
    html.add("</tbody></table></section><section class=\"card\"><h2>Order by order</h2>")
        .add("<p class=\"why\">A click on a command selects it. Repeating one does no harm.</p>");
    for (FindingKind kind : FindingKind.values()) {
      List<OrderFinding> findings =
          result.findings().stream().filter(finding -> finding.kind() == kind).toList();
      if (!findings.isEmpty()) {
        html.add("<h3>").text(words(kind)).add(" <b>").text(Amounts.count(findings.size()));
        html.add("</b></h3>");
        findings.forEach(this::finding);
      }
    }
    int more = result.allFindings() - result.findings().size();
    if (more > 0) {
      html.add("<p class=\"why\">and ").text(Amounts.count(more));
      html.add(" more, which the counts above include. Reconcile fewer days to see them.</p>");
    }
    html.add("</section>");
  }

  private void row(KindCount kind, int most) {
    html.add("<tr><td><b>").text(words(kind.kind())).add("</b><br><span class=\"owner\">");
    html.text(kind.kind().meaning()).add("</span></td><td class=\"chart\">");
    html.add(
        "<svg viewBox=\"0 0 1000 26\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"");
    html.text(kind.findings()).add(" of ").text(result.allFindings());
    html.add("\"><rect class=\"bar\" y=\"6\" height=\"14\" width=\"");
    html.text(FunnelPanel.width(kind.findings(), most)).add("\"/></svg></td>");
    html.add("<td class=\"n alarm\">").text(Amounts.count(kind.findings())).add("</td><td>");
    html.text(capital(kind.owner().words())).add("</td></tr>");
  }

  private void finding(OrderFinding finding) {
    String number = finding.number();
    html.add("<div class=\"finding\"><div><h4>");
    html.text(number == null ? finding.order() : number);
    if (number != null && !number.equals(finding.order().value())) {
      html.add("<span>").text(finding.order()).add("</span>");
    }
    html.add("</h4><p>Placed ").text(ReportPage.shortDay(finding.day())).add("<br>");
    html.text(capital(finding.owner().words())).add("</p></div><div><dl><dt>Source</dt><dd>");
    html.text(finding.source()).add("</dd><dt>Temporal</dt><dd>").text(finding.temporal());
    html.add("</dd><dt>Warehouse</dt><dd>").text(finding.warehouse()).add("</dd></dl>");
    if (finding.remedy() == Remedy.LOOK) {
      html.add("<p>A person has to see to it. To look:</p>");
    }
    html.add("<code tabindex=\"0\">").text(repairs.command(finding)).add("</code></div></div>");
  }

  private static String words(FindingKind kind) {
    return capital(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
