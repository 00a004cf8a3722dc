package dev.lockstep.sandbox.scend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives fates to orders.
 *
 * @param reference a glob over {@code ClientReference}; absent means any
 * @param productCode only orders with a line of this product; null means any
 */
public record FateRule(String reference, @Nullable String productCode, List<Fate> fates) {
  public FateRule {
    reference = orAny(reference);
    fates = fates == null ? List.of() : List.copyOf(fates);
  }

  private static String orAny(@Nullable String glob) {
    return glob == null ? "**" : glob;
  }

  public static FateRule forReference(String reference, Fate... fates) {
    return new FateRule(reference, null, List.of(fates));
  }

  public static FateRule forProduct(String productCode, Fate... fates) {
    return new FateRule("**", productCode, List.of(fates));
  }
}
