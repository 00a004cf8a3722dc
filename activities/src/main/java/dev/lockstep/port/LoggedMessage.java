package dev.lockstep.port;

import dev.lockstep.port.webhook.Hint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message as the source's own log has it, whether or not it was ever delivered.
 *
 * @param resource what it is about: kind and id
 * @param sequence the resource's count of its messages, without gaps; the log lists every type
 * @param version the resource's version it speaks of; null where no reading ever shows it
 * @param subscribed whether a message of this type is sent to us at all
 * @param worth what its webhook would be worth; nothing where it is our own or of no weight
 */
public record LoggedMessage(
    String id,
    String resource,
    long sequence,
    @Nullable Long version,
    Instant at,
    boolean subscribed,
    List<Hint> worth) {
  public LoggedMessage {
    worth = List.copyOf(worth);
  }
}
