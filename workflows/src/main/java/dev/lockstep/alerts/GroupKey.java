package dev.lockstep.alerts;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import org.jspecify.annotations.Nullable;

/**
 * What is told together: one code on one link or, where the cause lies in a connection, on one
 * connection.
 *
 * @param link null where it is a connection
 * @param connection null where it is a link
 */
public record GroupKey(
    ExceptionCode code, @Nullable LinkId link, @Nullable ConnectionId connection) {

  public static GroupKey of(ExceptionCode code, LinkId link) {
    return new GroupKey(code, link, null);
  }

  public static GroupKey of(ExceptionCode code, ConnectionId connection) {
    return new GroupKey(code, null, connection);
  }

  /** {@code link uk} or {@code connection dc}. */
  public String place() {
    return connection == null ? "link " + link : "connection " + connection;
  }

  /** Without a dot: receivers of webhooks sign with dots between the parts. */
  @Override
  public String toString() {
    return code + "/" + place().replace(' ', '-');
  }
}
