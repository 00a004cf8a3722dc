package dev.lockstep.rehearsal.report;

import dev.lockstep.board.Html;
import dev.lockstep.plot.Canvas;
import dev.lockstep.plot.Scale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long nothing moved after each kill and restart. */
final class RecoveryPlot {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 220;
  private static final double LEFT = 52;
  private static final double RIGHT = 940;
  private static final double TOP = 24;
  private static final double BOTTOM = 170;
  private static final double WIDEST = 44;

  private final Html html;
  private final List<Recovery> recoveries = new ArrayList<>();

  private record Recovery(Happening after, Duration took) {}

  RecoveryPlot(Html html, RunRecord run) {
    this.html = html;
    List<Duration> durations = run.latenciesByStage().getOrDefault(RunRecord.RECOVERY, List.of());
    List<Happening> blows =
        run.happenings().stream()
            .filter(
                each -> each.kind().equals(Happening.KILL) || each.kind().equals(Happening.RESTART))
            .toList();
    for (int i = 0; i < Math.min(durations.size(), blows.size()); i++) {
      recoveries.add(new Recovery(blows.get(i), durations.get(i)));
    }
  }

  boolean isEmpty() {
    return recoveries.isEmpty();
  }

  void draw() {
    double most = recoveries.stream().mapToDouble(each -> seconds(each.took())).max().orElse(1);
    Scale scale = Scale.fromZero(most * 1.1, BOTTOM, TOP);
    html.add("<p>").text(words()).add("</p><div class=\"scroll\">");
    Canvas canvas = Canvas.within(html, WIDTH, HEIGHT, "Recovery after each blow. " + words());
    for (Scale.Tick tick : scale.ticks()) {
      double y = scale.at(tick.value());
      canvas.line(LEFT, y, RIGHT, y, "grid").words(LEFT - 8, y + 4, "end", tick.words());
    }
    double place = (RIGHT - LEFT) / recoveries.size();
    double wide = Math.min(WIDEST, place * 0.7);
    int every = Math.max(1, (int) Math.ceil(44 / place));
    for (int i = 0; i < recoveries.size(); i++) {
      Recovery recovery = recoveries.get(i);
      double x = LEFT + place * (i + 0.5);
      double y = scale.at(seconds(recovery.took()));
      canvas.rect(
          x - wide / 2,
          y,
          wide,
          BOTTOM - y,
          recovery.after().kind().equals(Happening.KILL) ? "bar" : "bar2",
          "%s at %s: %s"
              .formatted(
                  recovery.after().what(),
                  Words.clock(recovery.after().at()),
                  Words.of(recovery.took())));
      if (i % every == 0) {
        canvas.words(x, BOTTOM + 18, "middle", Words.clock(recovery.after().at()));
      }
    }
    canvas
        .line(LEFT, BOTTOM, RIGHT, BOTTOM, "axis")
        .words(LEFT, TOP - 10, "", "seconds")
        .words(RIGHT, BOTTOM + 38, "end", "when it happened, in minutes and seconds")
        .end();
    html.add("</div>");
  }

  private String words() {
    List<Duration> sorted = recoveries.stream().map(Recovery::took).sorted().toList();
    Duration median = sorted.get((sorted.size() - 1) / 2);
    return "After %s the next order moved on within %s in the median, %s at the longest."
        .formatted(
            Words.counted(sorted.size(), "blow", "blows"),
            Words.of(median),
            Words.of(sorted.getLast()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
