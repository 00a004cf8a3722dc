package dev.lockstep.board;

import dev.lockstep.board.Figures.Today;
import dev.lockstep.order.OrderStage;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The day: what has left, what still has to, and how much time there is. */
final class DayPanel {
  private static final int HOURS = 24;
  private static final int LABELLED_EVERY = 3;
  private static final int STEP = 30;
  private static final int TOP = 18;
  private static final int HEIGHT = 110;

  private final Html html;
  private final Figures figures;
  private final Today today;

  DayPanel(Html html, Figures figures) {
    this.html = html;
    this.figures = figures;
    this.today = figures.today();
  }

  void draw() {
    html.add("<section class=\"card day\"><div class=\"out\"><h2>Out of the door today</h2>")
        .add("<p class=\"huge\">")
        .text(Page.number(today.out()))
        .add("</p>");
    progress();
    html.add("</div><div class=\"hours\">");
    bars();
    html.add("</div></section>");
  }

  private void progress() {
    long all = today.out() + today.waiting();
    double share = all == 0 ? 0 : 100.0 * today.out() / all;
    html.add("<svg class=\"progress\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\"")
        .add(" aria-hidden=\"true\"><rect width=\"100\" height=\"4\" class=\"rest\"/>")
        .add("<rect height=\"4\" class=\"done\" width=\"")
        .text(decimal(share))
        .add("\"/></svg><p>");
    Optional<ZonedDateTime> cutOff = today.cutOff();
    if (cutOff.isEmpty()) {
      html.add("<b>").text(Page.number(figures.in(OrderStage.AWAITING_DISPATCH)));
      html.add("</b> await dispatch</p>");
      return;
    }
    Duration left = Duration.between(figures.asOf(), cutOff.get());
    String time = Page.clock(cutOff.get());
    if (left.isNegative()) {
      html.add("<b>").text(Page.number(today.waiting()));
      html.add(
          "</b> that came in before the cut-off have not left</p><p class=\"remark\">Cut-off ");
      html.text(time).add(" was ").text(Times.words(left)).add(" ago</p>");
    } else {
      html.add("<b>").text(Page.number(today.waiting()));
      html.add("</b> more have to leave</p><p class=\"remark\">Cut-off ");
      html.text(time).add(" is in ").text(Times.words(left)).add("</p>");
    }
  }

  private void bars() {
    List<Long> hours = today.hours();
    long most = Math.max(1, hours.stream().mapToLong(Long::longValue).max().orElse(1));
    int all = hoursOfTheDay();
    html.add("<svg viewBox=\"-10 0 ").text(24 + all * STEP);
    html.add(" 152\" role=\"img\" aria-label=\"Orders confirmed by hour\">");
    for (int i = 0; i < hours.size(); i++) {
      bar(i, hours.get(i), most, i == hours.size() - 1);
    }
    html.add("<line class=\"axis\" x1=\"0\" x2=\"").text(4 + all * STEP);
    html.add("\" y1=\"128.5\" y2=\"128.5\"/>");
    for (int i = 0; i < all; i++) {
      int hour = today.begin().plusHours(i).getHour();
      boolean repeated = i > 0 && today.begin().plusHours(i - 1).getHour() == hour;
      if (hour % LABELLED_EVERY == 0 && !repeated) {
        label(i, hour);
      }
    }
    label(all, HOURS);
    today.cutOff().ifPresent(this::cutOffLine);
    html.add("</svg>");
  }

  /** What the clock shows at a place: on two days a year, not how many hours have passed. */
  private void label(int place, int hour) {
    html.add("<text class=\"hour\" y=\"145\" x=\"").text(2 + place * STEP);
    html.add("\">").text(String.format(Locale.ROOT, "%02d", hour)).add("</text>");
  }

  private int hoursOfTheDay() {
    ZonedDateTime begin = today.begin();
    ZonedDateTime end = begin.toLocalDate().plusDays(1).atStartOfDay(begin.getZone());
    return (int) Math.ceilDiv(Duration.between(begin, end).toMinutes(), 60L);
  }

  private void bar(int hour, long count, long most, boolean running) {
    double height = (double) HEIGHT * count / most;
    double top = TOP + HEIGHT - height;
    html.add("<rect rx=\"2\" width=\"24\" x=\"").text(5 + hour * STEP).add("\" y=\"");
    html.text(decimal(top)).add("\" height=\"").text(decimal(height));
    if (running) {
      html.add("\" class=\"bar running\"/>");
    } else {
      html.add("\" class=\"bar\"/>");
    }
    if (count > 0) {
      html.add("<text class=\"value\" x=\"").text(17 + hour * STEP).add("\" y=\"");
      html.text(decimal(top - 5)).add("\">").text(Page.number(count)).add("</text>");
    }
  }

  private void cutOffLine(ZonedDateTime cutOff) {
    double hours = Duration.between(today.begin(), cutOff).toMinutes() / 60.0;
    String x = decimal(2 + hours * STEP);
    html.add("<line class=\"cutoff\" y1=\"4\" y2=\"128\" x1=\"").text(x);
    html.add("\" x2=\"").text(x).add("\"/><text class=\"cutoff\" y=\"12\" x=\"");
    html.text(decimal(8 + hours * STEP)).add("\">cut-off ").text(Page.clock(cutOff));
    html.add("</text>");
  }

  static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
