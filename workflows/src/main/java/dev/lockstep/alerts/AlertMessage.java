package dev.lockstep.alerts;

import java.time.Instant;
import java.util.List;

/**
 * What one channel is sent at once: one notice, or a digest of several.
 *
 * @param id the same for every attempt, so that a receiver can tell a repeat
 * @param at when it was decided
 */
public record AlertMessage(
    int version, String id, String channel, Instant at, List<AlertNotice> notices) {
  public static final int VERSION = 1;

  public AlertMessage {
    version = version == 0 ? VERSION : version;
    notices = notices == null ? List.of() : List.copyOf(notices);
  }

  public AlertMessage(String id, String channel, Instant at, List<AlertNotice> notices) {
    this(VERSION, id, channel, at, notices);
  }
}
