package dev.lockstep.order.policy;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.FulfilmentPlan;
import dev.lockstep.order.PlannedLine;
import dev.lockstep.order.model.DeliveryService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Splits an order by the site its lines ship from: one site, one fulfilment. */
public final class Split {
  private Split() {}

  /**
   * The fulfilments by facility code, so that the same lines always make the same plans; lines stay
   * in the order's own sequence.
   */
  public static List<FulfilmentPlan> bySite(
      OrderId order, DeliveryService service, List<SitedLine> lines) {
    Map<String, List<SitedLine>> bySite = new TreeMap<>();
    for (SitedLine line : lines) {
      bySite.computeIfAbsent(line.site().facility().value(), any -> new ArrayList<>()).add(line);
    }
    boolean whole = bySite.size() == 1;
    return bySite.values().stream()
        .map(group -> {
          Facilities.Site site = group.getFirst().site();
          FulfilmentRef ref =
              whole ? FulfilmentRef.whole(order) : FulfilmentRef.part(order, site.facility());
          List<PlannedLine> planned = group.stream().map(SitedLine::line).toList();
          return new FulfilmentPlan(ref, site.warehouse(), site.facility(), service, planned);
        })
        .toList();
  }
}
