package dev.lockstep.alerting;

import dev.lockstep.alerts.Severity;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in words.
 *
 * @param title one line
 * @param parts one for each notice, or those that fit
 * @param more how many further notices there are
 */
record AlertText(String title, List<Part> parts, int more) {

  /** A label with its value. */
  record Fact(String label, String value) {}

  /**
   * One notice.
   *
   * @param headline one line
   * @param command what to type; null where there is nothing to do
   * @param link the orders in the Web UI; null where none is configured
   */
  record Part(
      Severity severity,
      String headline,
      List<Fact> facts,
      @Nullable String command,
      @Nullable URI link) {
    Part {
      facts = List.copyOf(facts);
    }
  }

  AlertText {
    parts = List.copyOf(parts);
  }
}
