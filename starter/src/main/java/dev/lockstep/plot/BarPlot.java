package dev.lockstep.plot;

import dev.lockstep.board.Html;
import java.util.List;

/**
 * Upright bars, with a line at what was aimed at.
 *
 * @param title what is shown, with its unit
 * @param line drawn across, with its words; nothing where its value is 0
 */
public record BarPlot(String title, List<Bar> bars, Line line) {
  private static final double WIDTH = 860;
  private static final double HEIGHT = 340;
  private static final double LEFT = 64;
  private static final double RIGHT = 840;
  private static final double TOP = 56;
  private static final double BOTTOM = 290;
  private static final double WIDEST = 80;
  private static final double ROOM_PER_LABEL = 60;
  private static final String PAGE_LOOK =
      "body{margin:24px;background:Canvas;color-scheme:light dark}svg{max-width:100%;height:auto}";

  public BarPlot {
    bars = List.copyOf(bars);
  }

  /** A bar with what stands below it. */
  public record Bar(String label, double value, Colour colour) {}

  /** Which of two sorts. */
  public enum Colour {
    OURS,
    OTHER
  }

  /** A value across all bars. */
  public record Line(double value, String words) {
    public static final Line NONE = new Line(0, "");
  }

  /** A picture that is a file of its own. */
  public String svg() {
    Html html = new Html();
    draw(html);
    return html.toString();
  }

  /** A page with nothing but the picture. */
  public String page() {
    Html html = new Html();
    html.add("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
    html.text(title).add("</title><style>").add(PAGE_LOOK).add("</style></head><body>");
    draw(html);
    return html.add("</body></html>").toString();
  }

  private void draw(Html html) {
    double most =
        Math.max(line.value(), bars.stream().mapToDouble(Bar::value).max().orElse(1)) * 1.1;
    Scale scale = Scale.fromZero(most, BOTTOM, TOP);
    Canvas canvas = Canvas.alone(html, WIDTH, HEIGHT, title);
    canvas.words(LEFT, 26, "title", title);
    for (Scale.Tick tick : scale.ticks()) {
      double y = scale.at(tick.value());
      canvas.line(LEFT, y, RIGHT, y, "grid").words(LEFT - 8, y + 4, "end", tick.words());
    }
    double place = (RIGHT - LEFT) / Math.max(1, bars.size());
    int every = Math.max(1, (int) Math.ceil(ROOM_PER_LABEL / place));
    double wide = Math.min(WIDEST, place * 0.8);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double x = LEFT + place * (i + 0.5);
      double y = scale.at(bar.value());
      canvas.rect(
          x - wide / 2,
          y,
          wide,
          BOTTOM - y,
          switch (bar.colour()) {
            case OURS -> "bar";
            case OTHER -> "bar2";
          },
          "%s: %.2f".formatted(bar.label(), bar.value()));
      if (i % every == 0) {
        canvas.words(x, BOTTOM + 20, "middle", bar.label());
      }
    }
    canvas.line(LEFT, BOTTOM, RIGHT, BOTTOM, "axis");
    if (line.value() > 0) {
      double y = scale.at(line.value());
      canvas.line(LEFT, y, RIGHT, y, "limit").words(RIGHT, y - 6, "end strong", line.words());
    }
    canvas.end();
  }
}
