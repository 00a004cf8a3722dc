package dev.lockstep.board;

import dev.lockstep.board.Figures.OfCode;
import dev.lockstep.board.Figures.OfLink;
import dev.lockstep.board.Figures.OfPerson;
import dev.lockstep.board.Figures.Owned;
import dev.lockstep.board.Figures.Snoozed;
import dev.lockstep.board.Newest.Seen;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Owner;
import dev.lockstep.connection.PauseState;
import dev.lockstep.order.FreeText;
import dev.lockstep.order.OrderStage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Draws the figures as one page of HTML. */
final class Page {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter CLOCK_WITH_SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss");

  private static final DateTimeFormatter DAY_AND_CLOCK =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  private final WebUi ui;
  private final ZoneId zone;
  private final Duration refresh;
  private final Style style = Style.load();

  Page(WebUi ui, ZoneId zone, Duration refresh) {
    this.ui = ui;
    this.zone = zone;
    this.refresh = refresh;
  }

  /** What a browser may do with the page. */
  String policy() {
    return style.policy();
  }

  String show(Seen seen) {
    Html html = new Html();
    html.add("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .add("<meta http-equiv=\"refresh\" content=\"")
        .text(refresh.toSeconds())
        .add("\"><title>Lockstep board</title><style>")
        .style(style)
        .add("</style></head><body>");
    header(html, seen);
    seen.trouble()
        .ifPresent(why ->
            html.add("<p class=\"trouble\" role=\"alert\">").text(why.sentence()).add("</p>"));
    html.add("<main>");
    seen.figures().ifPresent(figures -> figures(html, figures));
    return html.add("</main></body></html>").toString();
  }

  private void header(Html html, Seen seen) {
    html.add("<header><h1>Lockstep</h1>");
    seen.figures()
        .map(Figures::asOf)
        .ifPresent(at ->
            html.add("<p>")
                .text(at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .add(", ")
                .text(at.toLocalDate())
                .add(" <b>")
                .text(CLOCK_WITH_SECONDS.format(at))
                .add("</b> ")
                .text(zone.getId())
                .add("</p>"));
    html.add("</header>");
  }

  private void figures(Html html, Figures figures) {
    if (figures.isEmpty()) {
      html.add("<p class=\"empty\">No order is open, and none has left today. ")
          .add("The first one shows here as soon as Lockstep has taken it in.</p>");
    }
    pauses(html, figures);
    new DayPanel(html, figures).draw();
    tiles(html, figures);
    new StagePanel(html, figures, ui).draw();
    owners(html, figures);
    late(html, figures);
    if (figures.links().size() > 1) {
      links(html, figures);
    }
    new SweepPanel(html, figures).draw();
  }

  /** What is paused waits for somebody, or for its time, and nothing of it goes wrong meanwhile. */
  private void pauses(Html html, Figures figures) {
    if (figures.pauses().isEmpty()) {
      return;
    }
    html.add("<p class=\"paused\" role=\"status\"><b>Paused</b>");
    for (PauseState pause : figures.pauses()) {
      html.add(" <span><b>").text(pause.connection()).add("</b> since ");
      html.text(DAY_AND_CLOCK.format(pause.since().atZone(zone))).add(" by ").text(pause.author());
      if (FreeText.isHarmless(pause.reason())) {
        html.add(" (").text(pause.reason()).add(")");
      }
      Instant until = pause.until();
      html.add(", until ")
          .text(until == null ? "somebody resumes it" : DAY_AND_CLOCK.format(until.atZone(zone)))
          .add("</span>");
    }
    html.add("</p>");
  }

  private void tiles(Html html, Figures figures) {
    html.add("<section class=\"tiles\">");
    tile(html, "Open orders", figures.open(), "", Mood.CALM, ui.list(Which.ALL));
    tile(
        html,
        "Wait for a person",
        figures.in(OrderStage.PARKED),
        (figures.lateParked() == 0 ? "none overdue" : number(figures.lateParked()) + " overdue")
            + (figures.snoozed().count() == 0
                ? ""
                : ", " + number(figures.snoozed().count()) + " snoozed"),
        mood(figures.lateParked()),
        ui.list(Which.in(OrderStage.PARKED)));
    tile(
        html,
        "Late to leave",
        figures.lateDispatch(),
        "of " + number(figures.in(OrderStage.AWAITING_DISPATCH)) + " awaiting dispatch",
        mood(figures.lateDispatch()),
        ui.list(Which.in(OrderStage.AWAITING_DISPATCH)));
    tile(
        html,
        "Being cancelled",
        figures.in(OrderStage.CANCELLING),
        "",
        Mood.CALM,
        ui.list(Which.in(OrderStage.CANCELLING)));
    html.add("</section>");
  }

  private enum Mood {
    CALM,
    WARN
  }

  private static Mood mood(long late) {
    return late == 0 ? Mood.CALM : Mood.WARN;
  }

  private static void tile(
      Html html, String title, long count, String remark, Mood mood, Optional<String> link) {
    html.add("<div class=\"card tile");
    if (mood == Mood.WARN) {
      html.add(" warn");
    }
    html.add("\"><h2>").text(title).add("</h2><p class=\"big\">");
    counted(html, link, count);
    html.add("</p><p class=\"remark\">").text(remark).add("</p></div>");
  }

  private void owners(Html html, Figures figures) {
    html.add("<section class=\"card\"><h2>Waiting for a person</h2>");
    if (figures.owners().isEmpty()) {
      html.add("<p class=\"good\">Nothing waits for a person.</p>");
      snoozed(html, figures.snoozed());
      html.add("</section>");
      return;
    }
    long shown =
        figures.owners().stream().mapToLong(Owned::count).sum() + figures.snoozed().count();
    if (shown < figures.in(OrderStage.PARKED)) {
      html.add("<p class=\"remark\">The newest ")
          .text(number(shown))
          .add(" of ")
          .text(number(figures.in(OrderStage.PARKED)))
          .add(".</p>");
    }
    html.add("<div class=\"owners\">");
    figures.owners().forEach(owned -> owner(html, owned, figures.asOf().toInstant()));
    html.add("</div>");
    snoozed(html, figures.snoozed());
    html.add("</section>");
  }

  private void snoozed(Html html, Snoozed snoozed) {
    if (snoozed.count() == 0) {
      return;
    }
    html.add("<p class=\"snoozed\">").text(number(snoozed.count())).add(" snoozed");
    snoozed
        .next()
        .ifPresent(
            next -> html.add(", the first until ").text(DAY_AND_CLOCK.format(next.atZone(zone))));
    html.add(".</p>");
  }

  private void owner(Html html, Owned owned, Instant now) {
    html.add("<div class=\"owner\"><h3>").text(ownerWords(owned.owner())).add(" <b>");
    html.text(number(owned.count())).add("</b>");
    if (owned.late() > 0) {
      html.add(" <em>").text(number(owned.late())).add(" overdue</em>");
    }
    html.add("</h3><p class=\"people\">");
    for (OfPerson person : owned.people()) {
      html.add("<span>").text(person.login().orElse("nobody yet")).add(" <b>");
      html.text(number(person.count())).add("</b></span> ");
    }
    html.add("</p><table>");
    owned.codes().forEach(code -> code(html, code, now));
    html.add("</table></div>");
  }

  private void code(Html html, OfCode code, Instant now) {
    html.add("<tr");
    if (code.late() > 0) {
      html.add(" class=\"late\"");
    }
    html.add("><td class=\"count\">").text(number(code.count())).add("</td><td><b>");
    html.text(codeWords(code.code())).add("</b><span>");
    html.text(nextStep(code.code())).add("</span></td><td class=\"oldest\">oldest ");
    linked(html, ui.order(code.oldest()), code.oldest().number());
    code.since()
        .ifPresent(since ->
            html.add("<span>").text(Times.words(Duration.between(since, now))).add("</span>"));
    html.add("</td></tr>");
  }

  private void late(Html html, Figures figures) {
    if (figures.late().isEmpty()) {
      return;
    }
    long all = figures.lateParked() + figures.lateDispatch();
    html.add("<section class=\"card\"><h2>Overdue <b>").text(number(all)).add("</b></h2><table>");
    html.add("<tr><th>order</th><th>link</th><th>what</th><th>whose</th><th>overdue for</th></tr>");
    for (OpenOrder order : figures.late()) {
      html.add("<tr><td>");
      linked(html, ui.order(order), order.number());
      html.add("</td><td>").text(order.link()).add("</td><td>");
      html.text(order.exception().map(Page::codeWords).orElse("Awaiting dispatch"));
      html.add("</td><td>").text(order.owner().map(Page::ownerWords).orElse("operations"));
      html.add("</td><td class=\"late\">");
      order
          .due()
          .ifPresent(
              due -> html.text(Times.words(Duration.between(due, figures.asOf().toInstant()))));
      html.add("</td></tr>");
    }
    html.add("</table>");
    if (all > figures.late().size()) {
      html.add("<p class=\"remark\">and ").text(number(all - figures.late().size()));
      html.add(" more</p>");
    }
    html.add("</section>");
  }

  private static void links(Html html, Figures figures) {
    html.add("<section class=\"card\"><h2>By link</h2><table class=\"numbers\">")
        .add("<tr><th>link</th><th>out today</th><th>open</th><th>awaiting dispatch</th>")
        .add("<th>waiting for a person</th></tr>");
    for (OfLink link : figures.links()) {
      html.add("<tr><td>").text(link.link()).add("</td><td class=\"count\">");
      html.text(number(link.out())).add("</td><td class=\"count\">");
      html.text(number(link.open())).add("</td><td class=\"count\">");
      html.text(number(link.waiting())).add("</td><td class=\"count\">");
      html.text(number(link.parked())).add("</td></tr>");
    }
    html.add("</table></section>");
  }

  /** A count and the list behind it; behind nothing there is none. */
  static void counted(Html html, Optional<String> list, long count) {
    linked(html, list.filter(address -> count > 0), number(count));
  }

  static void linked(Html html, Optional<String> address, String text) {
    if (address.isPresent()) {
      html.add("<a href=\"").text(address.get()).add("\">").text(text).add("</a>");
    } else {
      html.text(text);
    }
  }

  static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  static String clock(ZonedDateTime time) {
    return CLOCK.format(time);
  }

  /** An owner of a newer build is called by its name. */
  private static String ownerWords(String owner) {
    return Arrays.stream(Owner.values())
        .filter(known -> known.name().equals(owner))
        .map(Owner::words)
        .findFirst()
        .orElse(owner.isEmpty() ? "nobody" : owner);
  }

  private static String codeWords(String code) {
    if (code.isEmpty()) {
      return "No code";
    }
    String words = code.toLowerCase(Locale.ROOT).replace('_', ' ').replaceAll("^sku\\b", "SKU");
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String nextStep(String code) {
    return Arrays.stream(ExceptionCode.values())
        .filter(known -> known.name().equals(code))
        .map(ExceptionCode::nextStep)
        .findFirst()
        .orElse("");
  }
}
