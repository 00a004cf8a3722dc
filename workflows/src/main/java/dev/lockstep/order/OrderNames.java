package dev.lockstep.order;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;

/**
 * Names that running orders, webhooks, people and dashboards depend on. Frozen: none may change
 * while an order started under it is open.
 */
public final class OrderNames {
  public static final String WORKFLOW_TYPE = "Order";
  public static final String TASK_QUEUE = "lockstep-orders";

  public static final String PAYMENT_SETTLED = "paymentSettled";
  public static final String ORDER_CHANGED = "orderChanged";
  public static final String DISPATCHED = "dispatched";
  public static final String FULFILMENT_CHANGED = "fulfilmentChanged";
  public static final String CANCEL = "cancel";
  public static final String REQUEST_CANCELLATION = "requestCancellation";
  public static final String RESOLVE = "resolve";
  public static final String ASSIGN = "assign";
  public static final String NOTE = "note";
  public static final String SNOOZE = "snooze";
  public static final String STATUS = "status";

  public static final String LOOK_UP_PAUSE = "LookUpPause";

  /**
   * What the heartbeat of a release begins with that gave up a create that may be repeated; the
   * time follows. One that must not be repeated is told by its time alone.
   */
  public static final String MARK_GIVEN_UP = "given up ";

  public static final String SA_LINK = "LockstepLink";
  public static final String SA_ORDER = "LockstepOrder";
  public static final String SA_STAGE = "LockstepStage";
  public static final String SA_EXCEPTION = "LockstepException";
  public static final String SA_OWNER = "LockstepOwner";
  public static final String SA_DUE = "LockstepDue";
  public static final String SA_ASSIGNEE = "LockstepAssignee";
  public static final String SA_SNOOZED_UNTIL = "LockstepSnoozedUntil";

  private OrderNames() {}

  /** {@code order/<link>/<order id>}: one order, one workflow, however often it is started. */
  public static String workflowId(LinkId link, OrderId order) {
    return "order/" + link + "/" + order;
  }

  /** The activity task queue of one connection; its rate limit is the connection's quota. */
  public static String connectionQueue(ConnectionId connection) {
    return "connection-" + connection;
  }
}
