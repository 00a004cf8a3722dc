package dev.lockstep.platform.deposco;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Deposco's prose as far as it names nobody. Its errors have no codes, so that people need the
 * text; but it may quote what was sent.
 *
 * <p>What passes: ordinary lower-case words, names of fields, small numbers, and the words that the
 * caller knows to be harmless; never a word that stands in an address. Everything else becomes
 * {@code …}.
 */
final class RefusalText {
  private static final Pattern ORDINARY =
      Pattern.compile(
          "[a-z]{1,20}|[a-z][A-Za-z0-9]*(\\[\\d{1,4}]|\\.[a-z][A-Za-z0-9]*)*|\\d{1,3}|=");
  private static final Pattern EDGES = Pattern.compile("^[\\[({\"']+|[\\])}\"',.;:!?]+$");
  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> DEPOSCOS =
      Set.of(
          "the",
          "item",
          "pack",
          "sales",
          "order",
          "facility",
          "company",
          "status",
          "draft",
          "new",
          "hold",
          "ready",
          "for",
          "fulfillment",
          "wave",
          "built",
          "released",
          "picking",
          "pick",
          "complete",
          "staged",
          "loaded",
          "shipped",
          "ship",
          "canceled",
          "partially",
          "back",
          "ordered");
  private static final int LONGEST = 300;

  private final Set<String> known;
  private final Set<String> personal;

  private RefusalText(Set<String> known, Set<String> personal) {
    this.known = known;
    this.personal = personal;
  }

  /**
   * @param known values of ours that may be shown: references, SKUs, facilities
   * @param personal values of which no word may be shown
   */
  static RefusalText of(List<String> known, List<String> personal) {
    Set<String> words =
        personal.stream()
            .flatMap(value -> Arrays.stream(WORDS.split(value, -1)))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toSet());
    return new RefusalText(new HashSet<>(known), words);
  }

  String shown(String text) {
    StringBuilder shown = new StringBuilder();
    for (String token : text.strip().split("\\s+", -1)) {
      String word = EDGES.matcher(token).replaceAll("");
      String next = passes(word) ? word : "…";
      boolean repeated = next.equals("…") && shown.toString().endsWith("…");
      if (!word.isEmpty() && !repeated) {
        shown.append(shown.isEmpty() ? "" : " ").append(next);
      }
    }
    return shown.length() <= LONGEST ? shown.toString() : shown.substring(0, LONGEST) + "…";
  }

  private boolean passes(String word) {
    if (known.contains(word)) {
      return true;
    }
    String plain = word.toLowerCase(Locale.ROOT);
    if (Arrays.stream(WORDS.split(plain, -1)).anyMatch(personal::contains)) {
      return false;
    }
    return ORDINARY.matcher(word).matches() || DEPOSCOS.contains(plain);
  }
}
