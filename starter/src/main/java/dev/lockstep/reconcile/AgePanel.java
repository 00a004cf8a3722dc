package dev.lockstep.reconcile;

import dev.lockstep.board.Html;
import dev.lockstep.reconciliation.Age;
import dev.lockstep.reconciliation.AgeCount;
import dev.lockstep.reconciliation.Reached;
import dev.lockstep.reconciliation.ReconciliationResult;
import java.util.Arrays;
import java.util.List;

/** How old the open orders are, by how far they have come. */
final class AgePanel {
  private static final List<Reached> OPEN =
      Arrays.stream(Reached.values()).filter(Reached::isOpen).toList();

  private final Html html;
  private final ReconciliationResult result;

  AgePanel(Html html, ReconciliationResult result) {
    this.html = html;
    this.result = result;
  }

  void draw() {
    html.add("<section class=\"card wide\"><h2>How old the open orders are</h2>");
    if (result.ages().isEmpty()) {
      html.add("<p class=\"calm\">No order of these days is open.</p></section>");
      return;
    }
    html.add("<p class=\"why\">Time since they were placed. An old order that is still due or ")
        .add("released is one that a customer waits for.</p><table><thead><tr>")
        .add("<th>How far</th><th class=\"chart\">Ages</th>");
    for (Age age : Age.values()) {
      html.add("<th class=\"n\"><svg viewBox=\"0 0 12 12\" class=\"key\" aria-hidden=\"true\">")
          .add("<rect width=\"12\" height=\"12\"");
      colour(age);
      html.add("/></svg> ").text(age.words()).add("</th>");
    }
    html.add("<th class=\"n\">All</th></tr></thead><tbody>");
    int most = OPEN.stream().mapToInt(this::all).max().orElse(1);
    OPEN.stream().filter(reached -> all(reached) > 0).forEach(reached -> row(reached, most));
    html.add("</tbody></table></section>");
  }

  private void row(Reached reached, int most) {
    html.add("<tr><th scope=\"row\">").text(words(reached)).add("</th><td class=\"chart\">");
    html.add(
        "<svg viewBox=\"0 0 1000 26\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"");
    for (Age age : Age.values()) {
      html.text(count(reached, age)).add(" ").text(age.words()).add(", ");
    }
    html.text(all(reached)).add(" in all\">");
    int before = 0;
    for (Age age : Age.values()) {
      int here = count(reached, age);
      html.add("<rect y=\"2\" height=\"22\" x=\"").text(FunnelPanel.width(before, most));
      html.add("\" width=\"").text(FunnelPanel.width(here, most)).add("\"");
      colour(age);
      html.add("/>");
      before += here;
    }
    html.add("</svg></td>");
    for (Age age : Age.values()) {
      int here = count(reached, age);
      html.add("<td class=\"n");
      if (here == 0) {
        html.add(" zero");
      }
      html.add("\">").text(Amounts.count(here)).add("</td>");
    }
    html.add("<td class=\"n\"><b>").text(Amounts.count(all(reached))).add("</b></td></tr>");
  }

  private int all(Reached reached) {
    return Arrays.stream(Age.values()).mapToInt(age -> count(reached, age)).sum();
  }

  private int count(Reached reached, Age age) {
    return result.ages().stream()
        .filter(each -> each.reached() == reached && each.age() == age)
        .mapToInt(AgeCount::orders)
        .sum();
  }

  private void colour(Age age) {
    switch (age) {
      case HOURS -> html.add(" class=\"a1\"");
      case A_DAY -> html.add(" class=\"a2\"");
      case DAYS -> html.add(" class=\"a3\"");
      case A_WEEK -> html.add(" class=\"a4\"");
      case OLDER -> html.add(" class=\"a5\"");
    }
  }

  private static String words(Reached reached) {
    return switch (reached) {
      case WAITING -> "Waiting for payment or completion";
      case DUE -> "Due, not in a warehouse";
      case RELEASED -> "In a warehouse";
      case DISPATCHED -> "Dispatched, not shown";
      case CONFIRMED -> "Confirmed";
      case CANCELLED -> "Cancelled";
      case UNKNOWN -> "Unknown";
    };
  }
}
