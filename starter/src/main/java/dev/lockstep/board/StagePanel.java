package dev.lockstep.board;

import dev.lockstep.board.Figures.Age;
import dev.lockstep.board.Figures.Stage;
import dev.lockstep.order.OrderStage;

/** The open orders by stage, and how old they are. */
final class StagePanel {
  private final Html html;
  private final Figures figures;
  private final WebUi ui;

  StagePanel(Html html, Figures figures, WebUi ui) {
    this.html = html;
    this.figures = figures;
    this.ui = ui;
  }

  void draw() {
    html.add("<section class=\"card\"><h2>Where the open orders are</h2><p class=\"legend\">");
    for (Age age : Age.values()) {
      html.add("<svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect width=\"10\" height=\"10\"");
      colour(age);
      html.add("/></svg>").text(age.words());
    }
    html.add("<span>since they came in</span></p><table class=\"stages\">");
    long most = Math.max(1, figures.stages().stream().mapToLong(Stage::total).max().orElse(1));
    figures.stages().forEach(stage -> row(stage, most));
    html.add("</table></section>");
  }

  private void row(Stage stage, long most) {
    html.add("<tr><th>").text(words(stage.stage())).add("<span>").text(meaning(stage.stage()));
    html.add("</span></th><td class=\"count\">");
    Page.counted(html, ui.list(Which.in(stage.stage())), stage.total());
    html.add("</td><td class=\"ages\"><svg viewBox=\"0 0 1000 28\" preserveAspectRatio=\"none\"");
    html.add(" role=\"img\" aria-label=\"");
    for (Age age : Age.values()) {
      html.text(stage.of(age)).add(" ").text(age.words()).add(", ");
    }
    html.add("\">");
    double x = 0;
    for (Age age : Age.values()) {
      double width = 1000.0 * stage.of(age) / most;
      html.add("<rect y=\"2\" height=\"24\" x=\"").text(DayPanel.decimal(x)).add("\" width=\"");
      html.text(DayPanel.decimal(width)).add("\"");
      colour(age);
      html.add("><title>").text(stage.of(age)).add(" ").text(age.words());
      html.add("</title></rect>");
      x += width;
    }
    html.add("</svg></td></tr>");
  }

  private void colour(Age age) {
    switch (age) {
      case HOURS -> html.add(" class=\"age1\"");
      case A_DAY -> html.add(" class=\"age2\"");
      case DAYS -> html.add(" class=\"age3\"");
      case OLD -> html.add(" class=\"age4\"");
    }
  }

  private static String words(OrderStage stage) {
    return switch (stage) {
      case AWAITING_PAYMENT -> "Coming in";
      case AWAITING_DISPATCH -> "In the warehouse";
      case PARKED -> "Waiting for a person";
      case CANCELLING -> "Being cancelled";
      default -> stage.name();
    };
  }

  /** The attribute behind it follows rests, so the stages between are counted with the last. */
  private static String meaning(OrderStage stage) {
    return switch (stage) {
      case AWAITING_PAYMENT -> "until paid, checked and released";
      case AWAITING_DISPATCH -> "until dispatched and the customer told";
      case PARKED -> "parked, with an owner and a next step";
      case CANCELLING -> "until the warehouse has answered";
      default -> "";
    };
  }
}
