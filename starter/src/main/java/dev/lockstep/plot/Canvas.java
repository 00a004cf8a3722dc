package dev.lockstep.plot;

import dev.lockstep.board.Html;
import java.util.List;
import java.util.Locale;

/**
 * An SVG picture in the making. Lengths are in units of the picture, from its upper left corner.
 */
public final class Canvas {
  private final Html html;
  private final double width;
  private final double height;

  private Canvas(Html html, double width, double height) {
    this.html = html;
    this.width = width;
    this.height = height;
  }

  /** A point of a shape. */
  public record Point(double x, double y) {}

  /**
   * Begins a picture inside a page that has the {@link Look}.
   *
   * @param says what it shows, in words
   */
  public static Canvas within(Html html, double width, double height, String says) {
    html.add("<svg class=\"plot\" role=\"img\" viewBox=\"0 0 ");
    html.text(number(width)).add(" ").text(number(height));
    html.add("\" aria-label=\"").text(says).add("\">");
    return new Canvas(html, width, height);
  }

  /** Begins a picture that is a file of its own. */
  public static Canvas alone(Html html, double width, double height, String says) {
    html.add("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" role=\"img\" width=\"");
    html.text(number(width)).add("\" height=\"").text(number(height));
    html.add("\" viewBox=\"0 0 ").text(number(width)).add(" ").text(number(height));
    html.add("\"><title>").text(says).add("</title><style>").add(Look.CSS).add("</style>");
    return new Canvas(html, width, height).rect(0, 0, width, height, "ground");
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  public Canvas line(double x1, double y1, double x2, double y2, String look) {
    html.add("<line class=\"").text(look).add("\" x1=\"").text(number(x1));
    html.add("\" y1=\"").text(number(y1)).add("\" x2=\"").text(number(x2));
    html.add("\" y2=\"").text(number(y2)).add("\"/>");
    return this;
  }

  public Canvas rect(double x, double y, double w, double h, String look) {
    openRect(x, y, w, h, look);
    html.add("\"/>");
    return this;
  }

  /**
   * A rectangle that says something to whoever points at it.
   *
   * @param says what it stands for
   */
  public Canvas rect(double x, double y, double w, double h, String look, String says) {
    openRect(x, y, w, h, look);
    html.add("\"><title>").text(says).add("</title></rect>");
    return this;
  }

  public Canvas dot(double x, double y, double radius, String look) {
    html.add("<circle class=\"").text(look).add("\" cx=\"").text(number(x));
    html.add("\" cy=\"").text(number(y)).add("\" r=\"").text(number(radius)).add("\"/>");
    return this;
  }

  public Canvas area(List<Point> points, String look) {
    html.add("<polygon class=\"").text(look).add("\" points=\"").text(joined(points)).add("\"/>");
    return this;
  }

  public Canvas curve(List<Point> points, String look) {
    html.add("<polyline class=\"").text(look).add("\" points=\"").text(joined(points));
    html.add("\"/>");
    return this;
  }

  /**
   * The look says where the text stands by the point: {@code start}, {@code middle}, {@code end}.
   */
  public Canvas words(double x, double y, String look, String words) {
    html.add("<text class=\"").text(look).add("\" x=\"").text(number(x));
    html.add("\" y=\"").text(number(y)).add("\">").text(words).add("</text>");
    return this;
  }

  public void end() {
    html.add("</svg>");
  }

  private void openRect(double x, double y, double w, double h, String look) {
    html.add("<rect class=\"").text(look).add("\" x=\"").text(number(x));
    html.add("\" y=\"").text(number(y)).add("\" width=\"").text(number(Math.max(0, w)));
    html.add("\" height=\"").text(number(Math.max(0, h)));
  }

  private static String joined(List<Point> points) {
    StringBuilder joined = new StringBuilder();
    for (Point point : points) {
      joined.append(number(point.x())).append(',').append(number(point.y())).append(' ');
    }
    return joined.toString().strip();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
