package dev.lockstep.order;

import io.temporal.common.converter.Values;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a release that failed left behind about a create it had sent. */
final class SentMark {
  /** After the connection. */
  private static final int DETAIL = 1;

  private SentMark() {}

  /**
   * When a create was sent that was not answered and must not be repeated.
   *
   * <p>A step whose worker died says so by its last heartbeat, which is newer than any failure.
   */
  static Optional<Instant> in(ActivityFailure failure) {
    for (Throwable t = failure.getCause(); t != null; t = t.getCause()) {
      if (t instanceof TimeoutFailure timeout) {
        Optional<String> mark = text(timeout.getLastHeartbeatDetails(), 0);
        if (mark.isPresent()) {
          return instant(mark);
        }
      } else if (t instanceof ApplicationFailure application) {
        return instant(text(application.getDetails(), DETAIL));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(@Nullable Values values, int index) {
    return values == null || values.getSize() <= index
        ? Optional.empty()
        : Optional.ofNullable(values.get(index, String.class));
  }

  private static Optional<Instant> instant(Optional<String> mark) {
    return mark.filter(text -> !text.isEmpty() && !text.startsWith(OrderNames.MARK_GIVEN_UP))
        .map(Instant::parse);
  }
}
