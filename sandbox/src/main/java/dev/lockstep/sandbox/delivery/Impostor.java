package dev.lockstep.sandbox.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Lets a message speak of an order that does not exist, whose id looks like any other. */
public final class Impostor {
  private static final Pattern UUID_SHAPE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final int FIRST_PART = 36;

  private Impostor() {}

  /** An id that nobody has, of the shape of this one. */
  public static String idLike(String id) {
    if (UUID_SHAPE.matcher(id).matches()) {
      return unknown(id);
    }
    if (id.length() > FIRST_PART && UUID_SHAPE.matcher(id.substring(0, FIRST_PART)).matches()) {
      return unknown(id.substring(0, FIRST_PART)) + id.substring(FIRST_PART);
    }
    return DIGITS.matcher(id).matches() ? "9" + id : id + "x";
  }

  /** The text with the other id wherever it names this one, in small or capital letters. */
  static String speakingOf(String otherId, String id, String text) {
    String inCapitals = id.toUpperCase(Locale.ROOT);
    String replaced = text.replace(id, otherId);
    return inCapitals.equals(id)
        ? replaced
        : replaced.replace(inCapitals, otherId.toUpperCase(Locale.ROOT));
  }

  /** The text as an impostor writes it who may sign. */
  public static String written(String id, String text) {
    return id.isEmpty() ? text : speakingOf(idLike(id), id, text);
  }

  private static String unknown(String uuid) {
    String name = "unknown/" + uuid.toLowerCase(Locale.ROOT);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
