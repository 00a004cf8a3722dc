package dev.lockstep.webhook;

import dev.lockstep.common.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that requests were not taken, at most once a minute per connection and reason: whoever sends
 * rubbish must not be able to fill the disk. The metric counts them all.
 */
final class RejectionLog {
  private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Map<Complaint, Silence> silences = new HashMap<>();

  RejectionLog(InstantSource clock) {
    this.clock = clock;
  }

  private record Complaint(ConnectionId connection, Outcome outcome) {}

  private record Silence(Instant until, long kept) {}

  /** The sender is at fault: it will not help to send the same again. */
  void turnedAway(ConnectionId connection, Outcome outcome, String why) {
    long kept = speak(new Complaint(connection, outcome));
    if (kept >= 0) {
      LOG.warn(
          "A webhook was turned away: connection {}, {}: {} ({} more since the last such line). If the sender is yours, compare its settings with the configuration.",
          connection,
          outcome.tag(),
          why,
          kept);
    }
  }

  /** The sender is not at fault, and will send the same again. */
  void askedToRepeat(ConnectionId connection, Outcome outcome, String why) {
    long kept = speak(new Complaint(connection, outcome));
    if (kept >= 0) {
      LOG.warn(
          "A webhook could not be taken, its sender was asked to repeat it: connection {}, {}: {} ({} more since the last such line).",
          connection,
          outcome.tag(),
          why,
          kept);
    }
  }

  /** How many complaints were kept back since the last one, or -1 to keep this one back too. */
  private synchronized long speak(Complaint complaint) {
    Instant now = clock.instant();
    Silence silence = silences.get(complaint);
    if (silence != null && now.isBefore(silence.until())) {
      silences.put(complaint, new Silence(silence.until(), silence.kept() + 1));
      return -1;
    }
    silences.put(complaint, new Silence(now.plus(QUIET), 0));
    return silence == null ? 0 : silence.kept();
  }
}
