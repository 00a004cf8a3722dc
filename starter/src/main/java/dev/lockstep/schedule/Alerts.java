package dev.lockstep.schedule;

import dev.lockstep.alerts.AlertMemory;
import dev.lockstep.alerts.AlertsNames;
import dev.lockstep.alerts.AlertsRequest;
import dev.lockstep.alerts.AlertsWorkflow;
import dev.lockstep.operations.OperationsNames;
import io.grpc.Status;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that somebody is told of parked orders. */
public final class Alerts {
  private static final Logger log = LoggerFactory.getLogger(Alerts.class);

  /** What became of it. */
  public enum Answer {
    RUNNING,
    /** The server keeps no lists of orders: nobody can be told. */
    HAS_NO_LISTS
  }

  private Alerts() {}

  /**
   * Returns once the alerts run; may be called again, and by several processes at once.
   *
   * @throws AlertsFailure where Temporal does not answer or does not allow it
   */
  public static Answer start(WorkflowClient client) {
    try {
      if (!keepsLists(client)) {
        log.info(
            "Nobody is told of parked orders, since this Temporal server is the in-memory one, which keeps no lists.");
        return Answer.HAS_NO_LISTS;
      }
      AlertsWorkflow alerts =
          client.newWorkflowStub(
              AlertsWorkflow.class,
              WorkflowOptions.newBuilder()
                  .setWorkflowId(AlertsNames.WORKFLOW_ID)
                  .setTaskQueue(OperationsNames.TASK_QUEUE)
                  .setWorkflowIdConflictPolicy(
                      WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                  .setStaticSummary("Tells people what waits for them")
                  .build());
      var unused = WorkflowClient.start(alerts::run, new AlertsRequest(AlertMemory.NOTHING));
      log.info("People are told of parked orders by the workflow '{}'.", AlertsNames.WORKFLOW_ID);
      return Answer.RUNNING;
    } catch (RuntimeException e) {
      throw new AlertsFailure(
          "The alerts could not be started. Check that Temporal answers and lets this account start workflows, then start again (%s)."
              .formatted(Status.fromThrowable(e).getCode()),
          e);
    }
  }

  private static boolean keepsLists(WorkflowClient client) {
    try {
      var unused =
          client.countWorkflows("WorkflowType = \"%s\"".formatted(AlertsNames.WORKFLOW_TYPE));
      return true;
    } catch (RuntimeException e) {
      if (Status.fromThrowable(e).getCode() == Status.Code.UNIMPLEMENTED) {
        return false;
      }
      throw e;
    }
  }
}
