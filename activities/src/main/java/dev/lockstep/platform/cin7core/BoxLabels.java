package dev.lockstep.platform.cin7core;

/**
 * What a box is called: the key of its parcel, behind a mark that tells boxes packed by us from
 * those of people. The same parcel has the same label in every repeat.
 */
final class BoxLabels {
  private static final String MARK = "LS-";

  /** What people picked and no warehouse has shipped yet: it has to be packed along. */
  static final String REST = MARK + "REST";

  private static final int LONGEST = 256;
  private static final int DIGEST_BYTES = 8;

  private BoxLabels() {}

  static String of(String parcelKey) {
    String label = MARK + parcelKey;
    if (label.length() <= LONGEST) {
      return label;
    }
    String end = "_" + Digests.of(parcelKey, DIGEST_BYTES);
    return label.substring(0, LONGEST - end.length()) + end;
  }

  static boolean isOurs(String label) {
    return label.startsWith(MARK);
  }

  /** The key behind a label; a label of somebody else's stands for itself. */
  static String key(String label) {
    String key = isOurs(label) ? label.substring(MARK.length()) : label;
    return key.isEmpty() ? "unpacked" : key;
  }
}
