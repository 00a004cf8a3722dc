package dev.lockstep.rehearsal.report;

import dev.lockstep.board.Html;
import dev.lockstep.plot.Canvas;
import dev.lockstep.plot.Canvas.Point;
import dev.lockstep.plot.Scale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/** Orders by stage over time, with what was done to the system on the time line. */
final class StagePlot {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 360;
  private static final double LEFT = 52;
  private static final double RIGHT = 900;
  private static final double TOP = 26;
  private static final double BOTTOM = 290;
  private static final double FAULTS = 300;
  private static final double FAULT_LENGTH = 12;
  private static final double SHORTEST_WINDOW = 4;

  private static final Set<String> ENDED = Set.of("CONFIRMED", "CANCELLED");

  private final Html html;
  private final RunRecord run;
  private final List<String> stages;

  StagePlot(Html html, RunRecord run) {
    this.html = html;
    this.run = run;
    SequencedSet<String> names = new LinkedHashSet<>();
    run.samples().forEach(sample -> names.addAll(sample.ordersByStage().keySet()));
    names.removeAll(ENDED);
    this.stages = List.copyOf(names);
  }

  void draw() {
    if (run.samples().isEmpty()) {
      html.add("<p class=\"soft\">No samples were taken.</p>");
      return;
    }
    html.add("<div class=\"scroll\">");
    int most = run.samples().stream().mapToInt(StagePlot::open).max().orElse(1);
    Scale time = Scale.ofTime(seconds(run.took()), LEFT, RIGHT);
    Scale orders = Scale.fromZero(Math.max(1, most) * 1.04, BOTTOM, TOP);
    Canvas canvas = Canvas.within(html, WIDTH, HEIGHT, "Orders by stage over time. " + words());
    for (Scale.Tick tick : orders.ticks()) {
      double y = orders.at(tick.value());
      canvas.line(LEFT, y, RIGHT, y, "grid").words(LEFT - 8, y + 4, "end", tick.words());
    }
    areas(canvas, time, orders);
    happenings(canvas, time);
    ended(canvas, time);
    canvas.line(LEFT, BOTTOM, RIGHT, BOTTOM, "axis");
    for (Scale.Tick tick : time.ticks()) {
      double x = time.at(tick.value());
      canvas.words(x, BOTTOM + 42, "middle", tick.words());
    }
    canvas.words(LEFT, TOP - 12, "", "orders under way");
    canvas.words(WIDTH - 4, TOP - 12, "end", "orders at their end");
    canvas.words(RIGHT, BOTTOM + 60, "end", "minutes and seconds since the start");
    canvas.end();
    html.add("</div>");
    legend();
  }

  /** What the plot shows, for those who read. */
  String words() {
    StageSample busiest = run.samples().getFirst();
    for (StageSample sample : run.samples()) {
      if (open(sample) > open(busiest)) {
        busiest = sample;
      }
    }
    StageSample last = run.samples().getLast();
    return "At most %s under way at once, at %s. At the end %s were open."
        .formatted(
            Words.counted(open(busiest), "order was", "orders were"),
            Words.clock(busiest.at()),
            open(last) == 0 ? "none" : Integer.toString(open(last)));
  }

  private void areas(Canvas canvas, Scale time, Scale orders) {
    int[] below = new int[run.samples().size()];
    for (String stage : stages) {
      List<Point> lower = new ArrayList<>();
      List<Point> upper = new ArrayList<>();
      for (int i = 0; i < below.length; i++) {
        StageSample sample = run.samples().get(i);
        double x = time.at(seconds(sample.at()));
        lower.add(new Point(x, orders.at(below[i])));
        below[i] += sample.ordersByStage().getOrDefault(stage, 0);
        upper.add(new Point(x, orders.at(below[i])));
      }
      upper.addAll(lower.reversed());
      canvas.area(upper, look(stage));
    }
  }

  /** On a scale of its own, so that it does not dwarf the others. */
  private void ended(Canvas canvas, Scale time) {
    Scale scale = Scale.fromZero(Math.max(1, run.orders()) * 1.04, BOTTOM, TOP);
    for (Scale.Tick tick : scale.ticks()) {
      canvas.words(RIGHT + 8, scale.at(tick.value()) + 4, "", tick.words());
    }
    canvas.curve(
        run.samples().stream()
            .map(sample ->
                new Point(time.at(seconds(sample.at())), scale.at(total(sample) - open(sample))))
            .toList(),
        "curve ended");
  }

  private void happenings(Canvas canvas, Scale time) {
    for (Happening happening : run.happenings()) {
      double x = time.at(seconds(happening.at()));
      switch (happening.kind()) {
        case Happening.KILL -> canvas.line(x, TOP, x, BOTTOM, "kill");
        case Happening.RESTART -> canvas.line(x, TOP, x, BOTTOM, "restart");
        case Happening.WINDOW ->
            canvas.rect(x, TOP, SHORTEST_WINDOW, BOTTOM - TOP, "window", happening.what());
        default -> canvas.line(x, FAULTS, x, FAULTS + FAULT_LENGTH, "fault");
      }
    }
  }

  private void legend() {
    html.add("<ul class=\"legend\">");
    stages.forEach(stage -> sign(look(stage), Words.plain(stage)));
    sign("ended", "at their end (scale on the right)");
    if (has(Happening.KILL)) {
      sign("kill", "a process was killed");
    }
    if (has(Happening.RESTART)) {
      sign("restart", "Temporal was restarted");
    }
    if (has(Happening.WINDOW)) {
      sign("window", "a platform went away");
    }
    if (run.happenings().stream().anyMatch(StagePlot::isFault)) {
      sign("fault", "something else went wrong (below the axis)");
    }
    html.add("</ul>");
  }

  private void sign(String look, String words) {
    html.add("<li>");
    Canvas canvas = Canvas.within(html, 12, 12, "");
    switch (look) {
      case "kill", "restart", "fault" -> canvas.line(6, 0, 6, 12, look);
      case "ended" -> canvas.line(0, 6, 12, 6, "curve ended");
      default -> canvas.rect(0, 0, 12, 12, look);
    }
    canvas.end();
    html.text(words).add("</li>");
  }

  private boolean has(String kind) {
    return run.happenings().stream().anyMatch(happening -> happening.kind().equals(kind));
  }

  private static boolean isFault(Happening happening) {
    return switch (happening.kind()) {
      case Happening.KILL, Happening.RESTART, Happening.WINDOW -> false;
      default -> true;
    };
  }

  private String look(String stage) {
    return switch (stage) {
      case "PARKED" -> "s-parked";
      default -> "s" + stages.indexOf(stage) % 6;
    };
  }

  private static int open(StageSample sample) {
    return total(sample)
        - ENDED.stream().mapToInt(end -> sample.ordersByStage().getOrDefault(end, 0)).sum();
  }

  private static int total(StageSample sample) {
    return sample.ordersByStage().values().stream().mapToInt(Integer::intValue).sum();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
