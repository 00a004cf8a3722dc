package dev.lockstep.rehearsal.report;

import dev.lockstep.board.Html;
import dev.lockstep.plot.Canvas;
import dev.lockstep.plot.Scale;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long orders took over each stage: a box for the middle half, beside it the figures. */
final class LatencyPlot {
  private static final double WIDTH = 960;
  private static final double ROW = 40;
  private static final double LEFT = 210;
  private static final double RIGHT = 930;
  private static final double TOP = 16;

  private final Html html;
  private final Map<String, Spread> spreads = new LinkedHashMap<>();

  LatencyPlot(Html html, RunRecord run) {
    this.html = html;
    run.latenciesByStage()
        .forEach((stage, durations) -> {
          if (!stage.equals(RunRecord.RECOVERY)) {
            Spread.of(durations).ifPresent(spread -> spreads.put(stage, spread));
          }
        });
  }

  boolean isEmpty() {
    return spreads.isEmpty();
  }

  void draw() {
    double least = spreads.values().stream().mapToDouble(s -> seconds(s.p5())).min().orElse(0.01);
    double most = spreads.values().stream().mapToDouble(s -> seconds(s.max())).max().orElse(1);
    double bottom = TOP + ROW * spreads.size();
    Scale scale = Scale.ofSeconds(least, most * 1.1, LEFT, RIGHT);
    html.add("<div class=\"scroll\">");
    Canvas canvas =
        Canvas.within(
            html, WIDTH, bottom + 28, "Latencies by stage; the table below has the figures.");
    for (Scale.Tick tick : scale.ticks()) {
      double x = scale.at(tick.value());
      canvas.line(x, TOP, x, bottom, "grid").words(x, bottom + 18, "middle", tick.words());
    }
    double middle = TOP + ROW / 2;
    for (Map.Entry<String, Spread> row : spreads.entrySet()) {
      box(canvas, scale, middle, row.getValue());
      canvas.words(LEFT - 12, middle + 4, "end strong", Words.plain(row.getKey()));
      middle += ROW;
    }
    canvas.end();
    html.add(
        "</div><p class=\"soft\">The box holds the middle half, the thick line is the median,");
    html.add(" the whiskers reach from 5 to 95 of a hundred, the dot is the longest. The scale is");
    html.add(" logarithmic.</p>");
    table();
  }

  private static void box(Canvas canvas, Scale scale, double middle, Spread spread) {
    double low = scale.at(seconds(spread.p25()));
    double high = scale.at(seconds(spread.p75()));
    double median = scale.at(seconds(spread.p50()));
    canvas
        .line(scale.at(seconds(spread.p5())), middle, low, middle, "whisker")
        .line(high, middle, scale.at(seconds(spread.p95())), middle, "whisker")
        .rect(low, middle - 11, Math.max(2, high - low), 22, "box")
        .line(median, middle - 11, median, middle + 11, "median")
        .dot(scale.at(seconds(spread.max())), middle, 3.5, "outer");
  }

  private void table() {
    html.add("<div class=\"scroll\"><table><tr><th>stage</th><th class=\"n\">orders</th>");
    html.add("<th class=\"n\">median</th><th class=\"n\">9 of 10 within</th>");
    html.add("<th class=\"n\">99 of 100 within</th><th class=\"n\">longest</th></tr>");
    spreads.forEach((stage, spread) -> {
      html.add("<tr><td>").text(Words.plain(stage));
      html.add("</td><td class=\"n\">").text(spread.count());
      html.add("</td><td class=\"n\">").text(Words.of(spread.p50()));
      html.add("</td><td class=\"n\">").text(Words.of(spread.p90()));
      html.add("</td><td class=\"n\">").text(Words.of(spread.p99()));
      html.add("</td><td class=\"n\">").text(Words.of(spread.max())).add("</td></tr>");
    });
    html.add("</table></div>");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
