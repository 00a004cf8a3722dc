package dev.lockstep.order.policy;

/**
 * Whether lines and shipping must add up to the total.
 *
 * @param tolerance minor units the sum may differ by; negative switches the check off
 */
public record PriceRule(long tolerance) {
  public static final PriceRule DEFAULT = new PriceRule(0);
}
