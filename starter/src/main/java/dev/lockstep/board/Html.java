package dev.lockstep.board;

import com.google.errorprone.annotations.CompileTimeConstant;

/** A page in the making. Markup is constant; everything else is text and is escaped. */
public final class Html {
  private final StringBuilder html = new StringBuilder(16_384);

  /** Markup that stands in the source. */
  public Html add(@CompileTimeConstant String markup) {
    html.append(markup);
    return this;
  }

  /** Text, or the value of a quoted attribute. */
  public Html text(Object value) {
    String text = value.toString();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(letter);
      }
    }
    return this;
  }

  /** The page's own style sheet, as it is. */
  Html style(Style style) {
    html.append(style.css());
    return this;
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
