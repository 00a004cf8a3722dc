package dev.lockstep.reconcile;

import dev.lockstep.board.Html;
import dev.lockstep.reconciliation.DayCount;
import dev.lockstep.reconciliation.ReconciliationResult;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** From placed to confirmed, day by day: a bar, and every number of it beside. */
final class FunnelPanel {
  private final Html html;
  private final ReconciliationResult result;

  FunnelPanel(Html html, ReconciliationResult result) {
    this.html = html;
    this.result = result;
  }

  void draw() {
    html.add("<section class=\"card wide\"><h2>From placed to confirmed</h2>")
        .add(
            "<p class=\"why\">The orders placed on each day, and how far they have come by now.</p>")
        .add("<ul class=\"legend\"><li>");
    html.add("<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\">")
        .add("<rect class=\"confirmed\" width=\"12\" height=\"12\"/></svg>")
        .add("confirmed</li><li>");
    html.add("<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\">")
        .add("<rect class=\"dispatched\" width=\"12\" height=\"12\"/></svg>")
        .add("dispatched</li><li>");
    html.add("<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\">")
        .add("<rect class=\"released\" width=\"12\" height=\"12\"/></svg>")
        .add("released</li><li>");
    html.add("<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\">")
        .add("<rect class=\"placed\" width=\"12\" height=\"12\"/></svg>")
        .add("placed, not released</li></ul>");
    html.add("<table class=\"days\"><thead><tr><th>Day</th><th>Progress</th>")
        .add("<th class=\"n\">Placed</th><th class=\"n\">Released</th>")
        .add("<th class=\"n\">Dispatched</th><th class=\"n\">Confirmed</th>")
        .add("<th class=\"n\">Cancelled</th><th class=\"n\">Waiting</th>")
        .add("<th class=\"n\">Due</th><th class=\"n\">Unknown</th></tr></thead><tbody>");
    int most = Math.max(1, result.days().stream().mapToInt(DayCount::placed).max().orElse(1));
    result.days().forEach(day -> row(day, most));
    html.add("</tbody>");
    if (result.days().size() > 1) {
      total();
    }
    html.add("</table></section>");
  }

  private void row(DayCount day, int most) {
    html.add("<tr><th scope=\"row\">").text(ReportPage.shortDay(day.day()));
    html.add("</th><td class=\"chart\">");
    bar(day, most);
    html.add("</td>");
    cell("Placed", day.placed());
    cell("Released", day.released());
    cell("Dispatched", day.dispatched());
    cell("Confirmed", day.confirmed());
    cell("Cancelled", day.cancelled());
    cell("Waiting", day.waiting());
    cell("Due", day.due());
    cell("Unknown", day.unknown());
    html.add("</tr>");
  }

  private void bar(DayCount day, int most) {
    html.add(
        "<svg viewBox=\"0 0 1000 26\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"");
    html.text(
        "%d placed, %d released, %d dispatched, %d confirmed"
            .formatted(day.placed(), day.released(), day.dispatched(), day.confirmed()));
    html.add("\"><rect class=\"placed\" y=\"2\" height=\"22\" width=\"");
    html.text(width(day.placed() - day.cancelled(), most));
    html.add("\"/><rect class=\"released\" y=\"2\" height=\"22\" width=\"");
    html.text(width(day.released(), most));
    html.add("\"/><rect class=\"dispatched\" y=\"2\" height=\"22\" width=\"");
    html.text(width(day.dispatched(), most));
    html.add("\"/><rect class=\"confirmed\" y=\"2\" height=\"22\" width=\"");
    html.text(width(day.confirmed(), most)).add("\"/></svg>");
  }

  private void total() {
    html.add("<tfoot><tr><th scope=\"row\">Total</th><td></td>");
    sum(DayCount::placed);
    sum(DayCount::released);
    sum(DayCount::dispatched);
    sum(DayCount::confirmed);
    sum(DayCount::cancelled);
    sum(DayCount::waiting);
    sum(DayCount::due);
    sum(DayCount::unknown);
    html.add("</tr></tfoot>");
  }

  private void sum(ToIntFunction<DayCount> count) {
    html.add("<td class=\"n\">")
        .text(Amounts.count(result.days().stream().mapToInt(count).sum()))
        .add("</td>");
  }

  private void cell(String name, int count) {
    html.add("<td class=\"n");
    if (count == 0) {
      html.add(" zero");
    }
    html.add("\" data-name=\"").text(name).add("\">").text(Amounts.count(count)).add("</td>");
  }

  static String width(int part, int most) {
    return String.format(Locale.ROOT, "%.1f", 1000.0 * part / most);
  }
}
