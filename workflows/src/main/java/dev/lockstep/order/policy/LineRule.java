package dev.lockstep.order.policy;

/**
 * Which lines the warehouse ships. Standard and gift lines always do.
 *
 * @param custom lines without a SKU: leave them out, or park the order
 * @param bundleParents virtual parents of bundles: leave them out, ship them, or park the order
 */
public record LineRule(Treatment custom, Treatment bundleParents) {
  public static final LineRule DEFAULT = new LineRule(Treatment.SKIP, Treatment.SKIP);

  /** What happens to a line of a special kind. */
  public enum Treatment {
    SKIP,
    SHIP,
    PARK
  }
}
