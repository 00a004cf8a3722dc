package dev.lockstep.alerts;

/** Names that the running alerts and their receivers depend on. Frozen, like those of orders. */
public final class AlertsNames {
  public static final String WORKFLOW_TYPE = "Alerts";
  public static final String WORKFLOW_ID = "alerts";
  public static final String LOOK_ACTIVITY = "LookForAlerts";
  public static final String DELIVER_ACTIVITY = "DeliverAlert";
  public static final String STATUS = "status";

  /** Failure type of a message for a channel that the configuration does not have any more. */
  public static final String NO_SUCH_CHANNEL = "NoSuchChannel";

  private AlertsNames() {}
}
