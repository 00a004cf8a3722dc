package dev.lockstep.worker.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guesses which word was meant. */
final class Likely {
  private Likely() {}

  /** {@code Did you mean 'address'?}, or the list of what is possible where nothing is near. */
  static String hint(String written, Collection<String> possible) {
    return nearest(written, possible)
        .map(near -> "Did you mean '" + near + "'?")
        .orElseGet(() ->
            possible.isEmpty()
                ? "Nothing is known here; remove it."
                : "Known here: " + listed(possible) + ".");
  }

  static String listed(Collection<String> words) {
    return words.stream().sorted().collect(Collectors.joining(", "));
  }

  static Optional<String> nearest(String written, Collection<String> possible) {
    String lower = written.toLowerCase(Locale.ROOT);
    int tolerated = Math.max(1, written.length() / 3);
    return possible.stream()
        .map(word -> new Guess(word, distance(lower, word.toLowerCase(Locale.ROOT))))
        .filter(guess -> guess.distance() <= tolerated)
        .min(Comparator.comparingInt(Guess::distance).thenComparing(Guess::word))
        .map(Guess::word);
  }

  private record Guess(String word, int distance) {}

  /** Edits between two words, a swap of neighbours counting as one (optimal string alignment). */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          edits[i][j] = Math.min(edits[i][j], 1 + edits[i - 2][j - 2]);
        }
      }
    }
    return edits[a.length()][b.length()];
  }
}
