package dev.lockstep.common;

import org.jspecify.annotations.Nullable;

/** The one rule every id obeys: present, trimmed, and short enough for Temporal and for a URL. */
final class Ids {
  private static final int LONGEST = 200;

  private Ids() {}

  static String require(String what, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("A " + what + " id must not be blank.");
    }
    String trimmed = value.strip();
    if (trimmed.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A " + what + " id must not be longer than " + LONGEST + " characters.");
    }
    return trimmed;
  }
}
