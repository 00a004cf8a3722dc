package dev.lockstep.connection;

import dev.lockstep.common.ConnectionId;
import java.util.Optional;

/** Names that running pauses, people and schedules depend on. Frozen, like those of the orders. */
public final class ConnectionNames {
  public static final String WORKFLOW_TYPE = "ConnectionPause";
  public static final String ANNOUNCE = "announce";
  public static final String RESUME = "resume";
  public static final String STATE = "state";
  public static final String LIMIT_QUEUE = "LimitConnectionQueue";

  /** The key of the memo that holds the {@link PauseState}. */
  public static final String MEMO = "pause";

  private static final String PREFIX = "connection/";

  private ConnectionNames() {}

  /** {@code connection/<connection>}: at most one pause at a time. */
  public static String workflowId(ConnectionId connection) {
    return PREFIX + connection;
  }

  /** Whose pause a workflow is; empty where its id is none of a pause. */
  public static Optional<ConnectionId> connection(String workflowId) {
    return workflowId.startsWith(PREFIX) && workflowId.length() > PREFIX.length()
        ? Optional.of(new ConnectionId(workflowId.substring(PREFIX.length())))
        : Optional.empty();
  }
}
