package dev.lockstep.platform.deposco;

import dev.lockstep.common.PersonalData;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A recipient's name in the two fields that Deposco has for it, each of limited length. */
@PersonalData
record ContactName(@Nullable String first, String last) {

  /**
   * Splits at the last blank at which both parts fit.
   *
   * @return empty where there is no name, or no such blank
   */
  static Optional<ContactName> of(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return Optional.empty();
    }
    String[] words = name.strip().split("\\s+", -1);
    for (int cut = words.length - 1; cut >= 0; cut--) {
      String first = String.join(" ", Arrays.copyOfRange(words, 0, cut));
      String last = String.join(" ", Arrays.copyOfRange(words, cut, words.length));
      if (fits(first) && fits(last)) {
        return Optional.of(new ContactName(first.isEmpty() ? null : first, last));
      }
    }
    return Optional.empty();
  }

  private static boolean fits(String part) {
    return part.length() <= FieldLimits.NAME;
  }

  @Override
  public String toString() {
    return "ContactName[***]";
  }
}
