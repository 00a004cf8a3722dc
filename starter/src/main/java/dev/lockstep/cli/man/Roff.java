package dev.lockstep.cli.man;

import java.util.List;
import java.util.Locale;

/** Writes the few macros of man(7) that a page of a command needs, and escapes what is special. */
final class Roff {
  private final StringBuilder page = new StringBuilder();

  void title(String name) {
    line(".TH \"" + escaped(name.toUpperCase(Locale.ROOT)) + "\" \"1\" \"\" \"Lockstep\" \"\"");
    // No hyphenation, nothing stretched: commands are copied from here.
    line(".nh");
    line(".ad l");
  }

  void section(String heading) {
    line(".SH \"" + escaped(heading) + "\"");
  }

  void subsection(String heading) {
    line(".SS \"" + escaped(heading) + "\"");
  }

  void text(String paragraph) {
    line(".PP");
    line(body(paragraph));
  }

  void entry(String term, String description) {
    line(".TP");
    line("\\fB" + escaped(term) + "\\fR");
    line(description.isBlank() ? "\\&" : body(description));
  }

  void verbatim(List<String> lines) {
    line(".PP");
    line(".nf");
    lines.forEach(each -> line(body(each)));
    line(".fi");
  }

  String text() {
    return page.toString();
  }

  private void line(String line) {
    page.append(line).append('\n');
  }

  /** A line that begins with a dot or an apostrophe would be taken for a macro. */
  private static String body(String text) {
    String escaped = escaped(text);
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(character -> {
          switch (character) {
            case '\\' -> escaped.append("\\e");
            case '-' -> escaped.append("\\-");
            case '"' -> escaped.append("\\(dq");
            default -> {
              if (character < 127) {
                escaped.append((char) character);
              } else {
                escaped.append("\\[u%04X]".formatted(character));
              }
            }
          }
        });
    return escaped.toString();
  }
}
