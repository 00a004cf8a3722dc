package dev.lockstep.replay;

/** Names that running replays depend on. Frozen, like those of the orders. */
public final class ReplayNames {
  public static final String WORKFLOW_TYPE = "OrderReplay";
  public static final String WORKFLOW_PREFIX = "replay/";

  public static final String DECIDE = "decideReplay";
  public static final String STATUS = "replayStatus";
  public static final String RESULTS = "replayResults";

  public static final String RULES_ACTIVITY = "ReplayRules";
  public static final String ORDER_ACTIVITY = "ReplayOrder";

  private ReplayNames() {}

  /** {@code replay/<id>}. */
  public static String workflowId(String replay) {
    return WORKFLOW_PREFIX + replay;
  }
}
