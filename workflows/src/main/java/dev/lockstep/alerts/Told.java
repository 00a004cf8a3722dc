package dev.lockstep.alerts;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one channel knows of one group.
 *
 * @param step of the ladder that brought it in, from 0
 * @param heard the last thing that was surely delivered; null before
 * @param telling what is on its way; null where nothing is
 */
public record Told(String channel, int step, @Nullable Heard heard, @Nullable Telling telling) {

  /**
   * Something delivered.
   *
   * @param messages how many in all, this one included
   */
  public record Heard(Instant at, int count, Instant newest, int messages) {}

  /**
   * Something on its way; delivered, it makes {@link Heard}.
   *
   * @param message the id of the message it is in
   * @param count orders that waited when it was decided
   * @param newest when the latest of these was parked
   */
  public record Telling(String message, AlertKind kind, Instant at, int count, Instant newest) {}

  public Told saying(Telling next) {
    return new Told(channel, step, heard, next);
  }

  /** Empty where that was the last it had to hear. */
  Optional<Told> delivered(String message) {
    Telling sent = telling;
    if (sent == null || !sent.message().equals(message)) {
      return Optional.of(this);
    }
    return switch (sent.kind()) {
      case RESOLVED, EASED -> Optional.empty();
      case NEW, GROWN, ESCALATED, REMINDER, TEST ->
          Optional.of(
              new Told(
                  channel,
                  step,
                  new Heard(
                      sent.at(),
                      sent.count(),
                      sent.newest(),
                      heard == null ? 1 : heard.messages() + 1),
                  null));
    };
  }

  /** As it was before; empty where it has never heard of it. */
  Optional<Told> notDelivered() {
    return heard == null ? Optional.empty() : Optional.of(new Told(channel, step, heard, null));
  }
}
