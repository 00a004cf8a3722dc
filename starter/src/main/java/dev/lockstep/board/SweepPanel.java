package dev.lockstep.board;

import dev.lockstep.board.Figures.LastSweep;
import dev.lockstep.sweep.SweepResult;
import java.time.Duration;
import java.time.Instant;

/** When lost messages were last looked for, and what was found. */
final class SweepPanel {
  private final Html html;
  private final Figures figures;

  SweepPanel(Html html, Figures figures) {
    this.html = html;
    this.figures = figures;
  }

  void draw() {
    html.add("<section class=\"card\"><h2>Sweeps for lost messages</h2>");
    if (figures.sweeps().isEmpty()) {
      html.add("<p class=\"remark\">None ran in the last 24 hours.</p></section>");
      return;
    }
    html.add("<table><tr><th>of</th><th>completed</th><th>found</th></tr>");
    figures.sweeps().forEach(this::row);
    html.add("</table></section>");
  }

  private void row(LastSweep sweep) {
    Instant now = figures.asOf().toInstant();
    html.add("<tr><td>").text(words(sweep)).add(" <b>").text(sweep.connection());
    html.add("</b></td><td>");
    sweep
        .ended()
        .ifPresentOrElse(
            ended -> html.text(Times.words(Duration.between(ended, now))).add(" ago"),
            () -> html.add("not in the last 24 hours"));
    switch (sweep.underWay()) {
      case RUNNING -> html.add(", one runs");
      case FAILED -> html.add(", <em>the last one failed</em>");
      case COMPLETED -> {}
    }
    html.add("</td><td>");
    sweep.result().ifPresent(result -> html.text(found(sweep, result)));
    html.add("</td></tr>");
  }

  private static String words(LastSweep sweep) {
    return switch (sweep.subject()) {
      case SHIPMENTS -> "Shipments of";
      case ORDERS -> "Orders of";
    };
  }

  private static String found(LastSweep sweep, SweepResult result) {
    return switch (sweep.subject()) {
      case SHIPMENTS ->
          "%d seen, %d told to their orders%s"
              .formatted(
                  result.seen(),
                  result.hinted(),
                  result.altered() == 0
                      ? ""
                      : ", %d cancelled by the warehouse".formatted(result.altered()));
      case ORDERS ->
          "%d seen, %d started, %d told of a change"
              .formatted(result.seen(), result.started(), result.hinted());
    };
  }
}
