package dev.lockstep.bench;

/** Makes payloads as large as those they stand for. */
final class Padding {
  private static final char MARK = '|';

  private Padding() {}

  /** The order's id, and behind it as much as is missing. */
  static String of(String order, int length) {
    String id = idOf(order);
    return id + MARK + "x".repeat(Math.max(0, length - id.length() - 1));
  }

  static String idOf(String padded) {
    int mark = padded.indexOf(MARK);
    return mark < 0 ? padded : padded.substring(0, mark);
  }
}
