package dev.lockstep.platform.scayle;

import java.util.ArrayList;
import java.util.List;

/** Notes a warehouse's order id in the order's reference key, beside those of other warehouses. */
record NotePlan(ScayleSettings settings, String prefix, String warehouseId) {
  /** The longest reference key in the platform's own examples. */
  private static final int LONGEST = 100;

  Plan on(StoredOrder order) {
    String key = order.referenceKey();
    List<String> ids =
        key == null || !key.startsWith(prefix)
            ? List.of()
            : List.of(key.substring(prefix.length()).split(","));
    if (ids.contains(warehouseId)) {
      return new Plan.Nothing();
    }
    List<String> all = new ArrayList<>(ids);
    all.add(warehouseId);
    String noted = prefix + String.join(",", all);
    return noted.length() > LONGEST
        ? new Plan.Refuse("the reference key would be longer than " + LONGEST + " characters")
        : new Plan.Rename(noted, new Bodies(settings).referenceKey(noted));
  }
}
