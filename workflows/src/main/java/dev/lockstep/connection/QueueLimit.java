package dev.lockstep.connection;

import dev.lockstep.common.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * How many steps of a connection Temporal may hand out, over all workers together.
 *
 * @param perSecond 0 stops it; null leaves it to what the workers ask for
 * @param author on whose account, a login
 */
public record QueueLimit(
    int version, ConnectionId connection, @Nullable Double perSecond, String author) {
  public static final int VERSION = 1;

  public QueueLimit {
    version = version == 0 ? VERSION : version;
  }

  public static QueueLimit stopped(ConnectionId connection, String author) {
    return new QueueLimit(VERSION, connection, 0.0, author);
  }

  /**
   * The queue as it was before.
   *
   * @param before null leaves it to what the workers ask for
   */
  public static QueueLimit open(ConnectionId connection, @Nullable Double before, String author) {
    return new QueueLimit(VERSION, connection, before, author);
  }
}
