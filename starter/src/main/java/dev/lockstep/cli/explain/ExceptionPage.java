package dev.lockstep.cli.explain;

import dev.lockstep.common.ExceptionCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One code's page of the operating manual, which is packed into the program.
 *
 * @param stage where an order usually stands when it is parked under the code
 * @param sections what the page says, by the words that begin each part of it
 */
public record ExceptionPage(ExceptionCode code, String stage, Map<String, String> sections) {
  private static final String IF_NOBODY_ACTS = "If nobody acts";
  private static final Pattern STAGE = Pattern.compile("(?m)^\\| stage \\| (.+) \\|$");
  private static final Pattern SECTION =
      Pattern.compile("\\*\\*([^*]+)\\.\\*\\*\\s(.+?)(?=\\n\\s*\\n\\*\\*|\\z)", Pattern.DOTALL);

  public ExceptionPage {
    sections = new LinkedHashMap<>(sections);
  }

  public static ExceptionPage of(ExceptionCode code) {
    String text = text(code);
    Matcher stage = STAGE.matcher(text);
    Map<String, String> sections = new LinkedHashMap<>();
    Matcher section = SECTION.matcher(text);
    while (section.find()) {
      sections.put(section.group(1), plain(section.group(2)));
    }
    return new ExceptionPage(code, stage.find() ? stage.group(1) : "any", sections);
  }

  /** What becomes of the order while its owner does nothing. */
  public String ifNobodyActs() {
    return sections.getOrDefault(IF_NOBODY_ACTS, "It goes on waiting.");
  }

  private static String plain(String markdown) {
    return markdown.replaceAll("\\[([^]]+)]\\([^)]+\\)", "$1").replace("**", "").strip();
  }

  private static String text(ExceptionCode code) {
    try (InputStream page =
        ExceptionPage.class.getResourceAsStream("exceptions/" + code.name() + ".md")) {
      if (page == null) {
        throw new IllegalStateException("The manual has no page for " + code + ".");
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
