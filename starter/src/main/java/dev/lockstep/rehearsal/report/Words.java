package dev.lockstep.rehearsal.report;

import dev.lockstep.rehearsal.verdict.Violation;
import java.time.Duration;
import java.util.Locale;

/** The words of the page. */
final class Words {
  private Words() {}

  /** {@code 340 ms}, {@code 4.2 s}, {@code 4 min 33 s}. */
  static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 59_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = Math.round(millis / 1000.0);
    return "%d min %02d s".formatted(seconds / 60, seconds % 60);
  }

  /** {@code 4:33} after the start. */
  static String clock(Duration at) {
    return "%d:%02d".formatted(at.toMinutes(), at.toSecondsPart());
  }

  /** {@code AWAITING_DISPATCH} as people say it. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String counted(int count, String one, String many) {
    return "%,d %s".formatted(count, count == 1 ? one : many);
  }

  /** What must not be, as the head of a row. */
  static String of(Violation violation) {
    return switch (violation) {
      case LOST -> "lost, or not all of it in a warehouse";
      case DUPLICATED -> "in a warehouse twice, or more of it than was bought";
      case UNCONFIRMED -> "shipped, and the customer cannot see it";
      case EARLY_CANCELLED -> "shipped although cancelled early";
      case DISPATCHED_THOUGH_CANCELLED -> "shipped although cancelled, and nobody told";
      case PARCELS_DIFFER -> "shown with another parcel than left";
      case STUCK_WITHOUT_CODE -> "stuck, and no person knows why";
      case FORGED_ACCEPTED -> "moved by a forged hint";
    };
  }
}
