package dev.lockstep.activity.reconciliation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a listing goes on: in which list, at which of the platform's pages, and how much of that
 * page has been told, should it be too long for one message.
 *
 * @param list a letter
 * @param page the platform's own cursor; null for its first page
 */
record Cursor(char list, int offset, @Nullable String page) {

  static Cursor read(@Nullable String text, char first) {
    if (text == null) {
      return new Cursor(first, 0, null);
    }
    int bar = text.indexOf('|');
    String page = text.substring(bar + 1);
    return new Cursor(
        text.charAt(0), Integer.parseInt(text.substring(1, bar)), page.isEmpty() ? null : page);
  }

  String text() {
    return "%s%d|%s".formatted(list, offset, page == null ? "" : page);
  }

  Optional<String> asked() {
    return Optional.ofNullable(page);
  }

  Cursor further(int items) {
    return new Cursor(list, offset + items, page);
  }

  Cursor at(String nextPage) {
    return new Cursor(list, 0, nextPage);
  }
}
