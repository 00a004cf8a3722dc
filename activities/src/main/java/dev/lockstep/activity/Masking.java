package dev.lockstep.activity;

import java.util.regex.Pattern;

/**
 * The last line of defence for failure messages, which end up in histories: adapters write them
 * without personal data and secrets already.
 */
final class Masking {
  private static final int LONGEST = 500;
  private static final Pattern URL = Pattern.compile("(?i)\\bhttps?://[^\\s\"'<>]+");
  private static final Pattern MAIL = Pattern.compile("[^\\s<>\"'(),;:=]+@[^\\s<>\"'(),;:=]+");
  private static final Pattern TOKEN = Pattern.compile("(?i)\\b(bearer|basic)\\s+[^\\s,;]+");

  private Masking() {}

  static String masked(String message) {
    String shown = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    shown = URL.matcher(shown).replaceAll("<url>");
    shown = MAIL.matcher(shown).replaceAll("<mail>");
    return TOKEN.matcher(shown).replaceAll("$1 ***");
  }
}
