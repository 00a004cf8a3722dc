package dev.lockstep.reconcile;

import dev.lockstep.board.Html;
import dev.lockstep.reconciliation.Gap;
import dev.lockstep.reconciliation.ReconciliationResult;
import dev.lockstep.reconciliation.Turnover;
import dev.lockstep.reconciliation.Unknown;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report as one page: a single file that loads nothing and runs nothing, fit for a screen, a
 * phone and paper.
 */
public final class ReportPage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm", Locale.ENGLISH);
  private static final String POLICY_NOTE = "default-src 'none'; style-src 'unsafe-inline'";

  private final Html html = new Html();
  private final ReconciliationResult result;
  private final Repairs repairs;

  private ReportPage(ReconciliationResult result, Repairs repairs) {
    this.result = result;
    this.repairs = repairs;
  }

  /** The page. */
  public static String of(ReconciliationResult result, Repairs repairs) {
    ReportPage page = new ReportPage(result, repairs);
    page.draw();
    return page.html.toString();
  }

  private void draw() {
    html.add("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .add("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .text(POLICY_NOTE)
        .add("\"><title>Reconciliation ")
        .text(result.link() + " " + period())
        .add("</title><style>")
        .css(ReportPage.class, "report.css")
        .add("</style></head><body>");
    header();
    html.add("<main>");
    tiles();
    gaps();
    new FunnelPanel(html, result).draw();
    money();
    new AgePanel(html, result).draw();
    new FindingsPanel(html, result, repairs).draw();
    footer();
    html.add("</main></body></html>");
  }

  private void header() {
    html.add("<header><div><h1>Reconciliation of orders, ").text(result.link()).add("</h1><p>");
    html.text("Placed " + days() + ", " + zone()).add("</p><p class=\"verdict\">");
    html.text(verdict()).add("</p></div></header>");
  }

  private String days() {
    return result.from().equals(result.to())
        ? "on " + DAY.format(result.from())
        : "from %s to %s".formatted(DAY.format(result.from()), DAY.format(result.to()));
  }

  private String period() {
    return result.from().equals(result.to())
        ? result.from().toString()
        : result.from() + " to " + result.to();
  }

  private String zone() {
    String id = result.zone().getId();
    return id.equals("Z") || id.equals("UTC") ? "days in UTC" : "days in " + id;
  }

  private int open() {
    return result.ages().stream().mapToInt(age -> age.orders()).sum();
  }

  private long troubled() {
    return result.days().stream().mapToInt(day -> day.withFindings()).sum();
  }

  private String verdict() {
    if (result.placed() == 0 && result.allFindings() == 0) {
      return "No order was placed.";
    }
    String findings =
        result.allFindings() == 0
            ? "Nothing is wrong with any of them"
            : result.allFindings() == 1
                ? "1 thing is wrong, and somebody has to see to it"
                : "%s things are wrong, and somebody has to see to them"
                    .formatted(Amounts.count(result.allFindings()));
    String unsure =
        result.unknownSides() == 0 && result.gaps().isEmpty()
            ? "."
            : ", as far as it could be found out.";
    return "%s of %s orders that were not cancelled have left and are shown to their customers. %s%s"
        .formatted(
            Amounts.count(result.confirmed()),
            Amounts.count((long) result.placed() - result.cancelled()),
            findings,
            unsure);
  }

  private void tiles() {
    int wanted = result.placed() - result.cancelled();
    html.add("<section class=\"tiles\" aria-label=\"Headline numbers\">");
    tile(
        "Placed",
        Amounts.count(result.placed()),
        result.cancelled() == 0
            ? "none cancelled"
            : Amounts.count(result.cancelled()) + " cancelled",
        Mood.PLAIN);
    tile(
        "Confirmed",
        Amounts.share(result.confirmed(), wanted),
        "%s of %s not cancelled"
            .formatted(Amounts.count(result.confirmed()), Amounts.count(wanted)),
        wanted > 0 && result.confirmed() == wanted ? Mood.GOOD : Mood.PLAIN);
    tile("Still open", Amounts.count(open()), openValue(), Mood.PLAIN);
    tile(
        "Findings",
        Amounts.count(result.allFindings()),
        result.allFindings() == 0
            ? "nothing to see to"
            : "in %s orders of these days".formatted(Amounts.count(troubled())),
        result.allFindings() == 0 ? Mood.GOOD : Mood.BAD);
    html.add("</section>");
  }

  private enum Mood {
    PLAIN,
    GOOD,
    BAD
  }

  private void tile(String title, String figure, String remark, Mood mood) {
    switch (mood) {
      case PLAIN -> html.add("<div class=\"card tile\"><h2>");
      case GOOD -> html.add("<div class=\"card tile good\"><h2>");
      case BAD -> html.add("<div class=\"card tile bad\"><h2>");
    }
    html.text(title).add("</h2><p class=\"big\">").text(figure).add("</p><p>");
    html.text(remark).add("</p></div>");
  }

  private String openValue() {
    String value =
        sums().stream()
            .map(sum -> sum.placed().minus(sum.confirmed()))
            .filter(rest -> rest.minorUnits() != 0)
            .map(Amounts::words)
            .collect(Collectors.joining(", "));
    return value.isEmpty() ? "nothing outstanding" : "worth " + value;
  }

  private Collection<Turnover> sums() {
    Map<String, Turnover> sums = new LinkedHashMap<>();
    result.days().stream()
        .flatMap(day -> day.turnover().stream())
        .forEach(sum ->
            sums.merge(
                sum.placed().currency() + sum.placed().fractionDigits(), sum, ReportPage::plus));
    return sums.values();
  }

  private static Turnover plus(Turnover one, Turnover other) {
    return new Turnover(
        one.placed().plus(other.placed()),
        one.released().plus(other.released()),
        one.dispatched().plus(other.dispatched()),
        one.confirmed().plus(other.confirmed()));
  }

  private void money() {
    if (sums().isEmpty()) {
      return;
    }
    html.add("<section class=\"card wide\"><h2>What it is worth</h2>")
        .add("<p class=\"why\">What the orders cost their customers, shipping included and ")
        .add("cancelled orders left out.</p><table><thead><tr><th>Currency</th>")
        .add("<th class=\"n\">Placed</th><th class=\"n\">Released</th>")
        .add("<th class=\"n\">Dispatched</th><th class=\"n\">Confirmed</th>")
        .add(
            "<th class=\"n\">Dispatched, not confirmed</th><th class=\"n\">Not yet dispatched</th>")
        .add("</tr></thead><tbody>");
    for (Turnover sum : sums()) {
      html.add("<tr><th scope=\"row\">").text(sum.placed().currency()).add("</th>");
      for (String cell :
          List.of(
              Amounts.words(sum.placed()),
              Amounts.words(sum.released()),
              Amounts.words(sum.dispatched()),
              Amounts.words(sum.confirmed()),
              Amounts.words(sum.dispatched().minus(sum.confirmed())),
              Amounts.words(sum.placed().minus(sum.dispatched())))) {
        html.add("<td class=\"n\">").text(cell).add("</td>");
      }
      html.add("</tr>");
    }
    html.add("</tbody></table></section>");
  }

  private void gaps() {
    if (result.gaps().isEmpty() && result.unknownSides() == 0) {
      return;
    }
    html.add("<section class=\"card gap\"><h2>What could not be found out</h2>");
    for (Gap gap : result.gaps()) {
      html.add("<p>").text(gap.reason()).add("</p>");
    }
    if (result.unknownSides() > 0) {
      html.add("<p>Look-ups that failed: ").text(Amounts.count(result.unknownSides()));
      html.add(". Nothing follows from them: these orders count neither as fine nor as lost. ")
          .add("Run the reconciliation again later.</p><ul>");
      result.unknown().stream()
          .limit(20)
          .forEach(unknown -> html.add("<li>").text(words(unknown)).add("</li>"));
      html.add("</ul>");
      if (result.unknownSides() > 20) {
        html.add("<p>and ").text(Amounts.count(result.unknownSides() - 20L)).add(" more</p>");
      }
    }
    html.add("</section>");
  }

  private static String words(Unknown unknown) {
    return "Order %s: %s%s"
        .formatted(
            unknown.order(),
            unknown.connection() == null ? unknown.side().words() : unknown.connection(),
            unknown.reason() == null
                ? ""
                : ", " + unknown.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private void footer() {
    html.add("<footer>Made by Lockstep on ").text(time(result.began(), result.zone()));
    Instant ended = result.ended();
    if (ended != null) {
      html.add(", done ").text(time(ended, result.zone()));
    }
    html.add(". It holds order ids, counts and sums, and nothing about customers.</footer>");
  }

  private static String time(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  /** {@code Fri 20 Nov}. */
  static String shortDay(LocalDate day) {
    return DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).format(day);
  }
}
