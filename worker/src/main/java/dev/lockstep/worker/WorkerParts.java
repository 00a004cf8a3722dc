package dev.lockstep.worker;

import dev.lockstep.common.ConnectionId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a worker runs.
 *
 * @param workflows implementations, all of them on the one queue of the orders
 * @param operations what runs on the one queue of operations
 * @param connections the queue of each connection, with its activities and its pace
 */
public record WorkerParts(
    List<Class<?>> workflows,
    OperationsWork operations,
    Map<ConnectionId, ConnectionWork> connections) {
  public WorkerParts {
    workflows = List.copyOf(workflows);
    connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
  }

  /**
   * The work of one connection.
   *
   * @param activitiesPerSecond over all workers together: Temporal hands out no more
   */
  public record ConnectionWork(List<Object> activities, double activitiesPerSecond) {
    public ConnectionWork {
      activities = List.copyOf(activities);
    }
  }

  /**
   * The work of operations.
   *
   * @param workflows implementations, none of them an order's
   */
  public record OperationsWork(List<Class<?>> workflows, List<Object> activities) {

    /** A worker without any. */
    public static final OperationsWork NONE = new OperationsWork(List.of(), List.of());

    public OperationsWork {
      workflows = List.copyOf(workflows);
      activities = List.copyOf(activities);
    }
  }
}
