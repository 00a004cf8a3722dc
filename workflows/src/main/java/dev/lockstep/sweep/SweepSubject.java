package dev.lockstep.sweep;

import dev.lockstep.common.ConnectionId;

/** What a sweep looks for. The names behind it are frozen, like those of the orders. */
public enum SweepSubject {
  /** Shipments of a warehouse whose webhook never came. */
  SHIPMENTS(SweepNames.WORKFLOW_TYPE, "sweep/", "sweep-shipments-", "Shipments of "),
  /** Orders of a source whose message never came. */
  ORDERS(SweepNames.ORDERS_WORKFLOW_TYPE, "sweep-orders/", "sweep-orders-", "Orders of ");

  private final String workflowType;
  private final String workflowPrefix;
  private final String schedulePrefix;
  private final String summary;

  SweepSubject(String workflowType, String workflowPrefix, String schedulePrefix, String summary) {
    this.workflowType = workflowType;
    this.workflowPrefix = workflowPrefix;
    this.schedulePrefix = schedulePrefix;
    this.summary = summary;
  }

  public String workflowType() {
    return workflowType;
  }

  /** One sweep at a time per connection; a schedule appends the time to it. */
  public String workflowId(ConnectionId connection) {
    return workflowPrefix + connection;
  }

  public String scheduleId(ConnectionId connection) {
    return schedulePrefix + connection;
  }

  /** For people: what is swept where. */
  public String summary(ConnectionId connection) {
    return summary + connection;
  }
}
