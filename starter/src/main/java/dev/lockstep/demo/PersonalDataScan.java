package dev.lockstep.demo;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Looks for personal data where none may be. It is told what to look for: every name, street,
 * address of e-mail and phone number that the orders were made of.
 */
public final class PersonalDataScan {
  /** Shorter strings occur in ids and words by chance. */
  private static final int SHORTEST = 4;

  private final List<Needle> needles;

  /**
   * A find, fit to be printed: the place and which of the strings it was, not the string.
   *
   * @param place where it was found, as the caller named it
   * @param needle position of the string in the list of personal data, from 0
   */
  public record Find(String place, int needle) {}

  private record Needle(int position, String text) {}

  public PersonalDataScan(Collection<String> personalData) {
    List<Needle> all = new ArrayList<>();
    int position = 0;
    for (String text : personalData) {
      if (text.strip().length() >= SHORTEST) {
        all.add(new Needle(position, plain(text)));
      }
      position++;
    }
    this.needles = List.copyOf(all);
  }

  /** Every string of personal data in the text; letters match in either case. */
  public List<Find> scan(String place, String text) {
    String plain = plain(text);
    return needles.stream()
        .filter(needle -> plain.contains(needle.text()))
        .map(needle -> new Find(place, needle.position()))
        .toList();
  }

  /**
   * Everything a protobuf message says, payloads included, as text to be scanned. Its JSON would
   * not do: payloads stand in it as Base64.
   */
  public static String text(Message message) {
    StringBuilder text = new StringBuilder();
    collect(message, text);
    return text.toString();
  }

  private static void collect(Object value, StringBuilder text) {
    switch (value) {
      case Message message -> message.getAllFields().values().forEach(each -> collect(each, text));
      case List<?> many -> many.forEach(each -> collect(each, text));
      case ByteString bytes -> text.append(bytes.toStringUtf8()).append('\n');
      default -> text.append(value).append('\n');
    }
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
