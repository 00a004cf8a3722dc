package dev.lockstep.order.policy;

import dev.lockstep.common.Sku;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which SKUs the warehouse takes.
 *
 * @param pattern the whole SKU must match it
 * @param mapping SKUs the warehouse knows under another code, by the source's SKU
 */
public record SkuRule(Pattern pattern, Map<String, Sku> mapping) {
  public static final SkuRule DEFAULT =
      new SkuRule(Pattern.compile("[A-Z0-9][A-Z0-9._/-]{0,29}"), Map.of());

  public SkuRule {
    mapping = Map.copyOf(mapping);
  }
}
