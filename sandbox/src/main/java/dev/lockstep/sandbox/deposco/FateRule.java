package dev.lockstep.sandbox.deposco;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives fates to orders.
 *
 * @param number a glob over the order's {@code number}; absent means any
 * @param itemNumber only orders with a line of this item; null means any
 */
public record FateRule(String number, @Nullable String itemNumber, List<Fate> fates) {
  public FateRule {
    number = orAny(number);
    fates = fates == null ? List.of() : List.copyOf(fates);
  }

  private static String orAny(@Nullable String glob) {
    return glob == null ? "**" : glob;
  }

  public static FateRule forNumber(String number, Fate... fates) {
    return new FateRule(number, null, List.of(fates));
  }

  public static FateRule forItem(String itemNumber, Fate... fates) {
    return new FateRule("**", itemNumber, List.of(fates));
  }
}
