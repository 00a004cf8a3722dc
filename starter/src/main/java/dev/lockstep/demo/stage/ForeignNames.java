package dev.lockstep.demo.stage;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What real orders call things that a link has to map. Nobody could mend a missing mapping while a
 * demo runs, so that its configuration is written with all of them.
 *
 * @param shippingMethods names of shipping methods
 * @param supplyChannels ids of channels: their keys stay behind in the project they come from
 */
public record ForeignNames(SortedSet<String> shippingMethods, SortedSet<String> supplyChannels) {
  public static final ForeignNames NONE =
      new ForeignNames(Collections.emptySortedSet(), Collections.emptySortedSet());

  public ForeignNames {
    shippingMethods = Collections.unmodifiableSortedSet(new TreeSet<>(shippingMethods));
    supplyChannels = Collections.unmodifiableSortedSet(new TreeSet<>(supplyChannels));
  }
}
