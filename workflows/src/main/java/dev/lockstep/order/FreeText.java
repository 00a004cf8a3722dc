package dev.lockstep.order;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people type, before it enters a history for good: short, and without what looks like
 * personal data. No pattern knows a name; what can be recognised is refused, the rest is asked of
 * people.
 */
public final class FreeText {
  private static final int LONGEST = 500;

  private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}._-]{1,60}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>]+");

  /**
   * With the country's code, with a leading zero, or as three, three and four digits. A plain
   * number of twelve digits and more is a tracking number or the like.
   */
  private static final List<Pattern> PHONES =
      List.of(
          Pattern.compile("(?<![\\w+])(?:\\+|00)[1-9](?:[ ./()-]{0,2}\\d){7,13}(?!\\w)"),
          Pattern.compile("(?<![\\w+])\\(?0[1-9](?:[ ./()-]{0,2}\\d){7,9}(?!\\w)"),
          Pattern.compile("(?<![\\w+])\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}(?!\\w)"));

  private FreeText() {}

  /**
   * Refuses what is no login, in words the sender can act on.
   *
   * @param what the name of the field, with its article
   */
  public static void requireLogin(String what, @Nullable String login) {
    if (login == null || login.isBlank()) {
      throw new IllegalArgumentException(what + " is missing. Give a login.");
    }
    if (!LOGIN.matcher(login).matches()) {
      throw new IllegalArgumentException(
          what
              + " is a login of at most 60 letters, digits, dots, hyphens and underscores, and no e-mail address.");
    }
  }

  /** As {@link #requireLogin}, for a sentence or two. */
  public static void requireHarmless(String what, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(what + " needs some words.");
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          what + " has at most " + LONGEST + " characters, this one has " + text.length() + ".");
    }
    if (hasEmail(text)) {
      throw new IllegalArgumentException(looksLike(what, "an e-mail address"));
    }
    if (hasPhone(text)) {
      throw new IllegalArgumentException(looksLike(what, "a phone number"));
    }
  }

  /** Whether nothing in a text looks like personal data. */
  public static boolean isHarmless(String text) {
    return !hasEmail(text) && !hasPhone(text);
  }

  /** On one line, without what a screen or a terminal would act on. */
  public static String onOneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private static boolean hasEmail(String text) {
    return EMAIL.matcher(text).find();
  }

  private static boolean hasPhone(String text) {
    return PHONES.stream().anyMatch(phone -> phone.matcher(text).find());
  }

  private static String looksLike(String what, String personalData) {
    return what
        + " stays in the order's history for good, and this one seems to hold "
        + personalData
        + ". Leave it out and refer to the order.";
  }
}
