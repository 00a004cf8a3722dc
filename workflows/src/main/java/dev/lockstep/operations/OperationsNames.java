package dev.lockstep.operations;

/** Names that running workflows of operations depend on. Frozen, like those of the orders. */
public final class OperationsNames {

  /** The queue of these workflows and of those of their activities that call no platform. */
  public static final String TASK_QUEUE = "lockstep-operations";

  private OperationsNames() {}
}
