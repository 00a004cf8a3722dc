package dev.lockstep.order.policy;

import dev.lockstep.common.Sku;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which SKUs the warehouse takes.
 *
 * @param pattern the whole SKU must match it
 * @param mapping SKUs the warehouse knows under another code, by the source's SKU
 */
public record SkuRule(Pattern pattern, Map<String, Sku> mapping) {
  private static final int LONGEST = 200;

  public static final SkuRule DEFAULT =
      new SkuRule(Pattern.compile("[A-Z0-9][A-Z0-9._/-]{0,29}"), Map.of());

  public SkuRule {
    mapping = Map.copyOf(mapping);
  }

  /** The SKU the warehouse knows the source's {@code written} by; empty where it is not legal. */
  Optional<Sku> atWarehouse(String written) {
    Sku mapped = mapping.get(written.strip());
    return legal(mapped == null ? written : mapped.value());
  }

  /** {@code code} as it is; empty where it is not legal at the warehouse. */
  Optional<Sku> legal(String code) {
    String stripped = code.strip();
    return stripped.length() <= LONGEST && pattern.matcher(stripped).matches()
        ? Optional.of(new Sku(stripped))
        : Optional.empty();
  }
}
