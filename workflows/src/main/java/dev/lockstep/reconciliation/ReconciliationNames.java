package dev.lockstep.reconciliation;

import dev.lockstep.common.LinkId;
import java.time.LocalDate;

/** Names that schedules, running reconciliations and kept results depend on. Frozen. */
public final class ReconciliationNames {
  public static final String WORKFLOW_TYPE = "OrderReconciliation";
  public static final String PROGRESS = "progress";

  public static final String PLAN = "PlanReconciliation";
  public static final String LIST_KNOWN = "ListKnownOrders";
  public static final String READ_WORKFLOWS = "ReadOrderWorkflows";
  public static final String LIST_CHANGED = "ListChangedOrders";
  public static final String READ_SOURCE = "ReadOrdersAtSource";
  public static final String LIST_SHIPPED = "ListShippedOrders";
  public static final String READ_WAREHOUSE = "ReadOrdersAtWarehouse";

  private static final String PREFIX = "reconcile/";
  private static final String SCHEDULE_PREFIX = "reconcile-orders-";

  private ReconciliationNames() {}

  /** One at a time for the same link and days. */
  public static String workflowId(LinkId link, LocalDate from, LocalDate to) {
    return "%s%s/%s..%s".formatted(PREFIX, link, from, to);
  }

  /** Of the daily ones; a schedule appends the time to it. */
  public static String dailyWorkflowId(LinkId link) {
    return PREFIX + link + "/daily";
  }

  public static String scheduleId(LinkId link) {
    return SCHEDULE_PREFIX + link;
  }
}
