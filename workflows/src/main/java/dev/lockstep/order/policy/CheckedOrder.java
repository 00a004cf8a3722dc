package dev.lockstep.order.policy;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Sku;
import dev.lockstep.order.Finding;
import dev.lockstep.order.FulfilmentPlan;
import dev.lockstep.order.model.DeliveryService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a check of an order came to. Holds no personal data.
 *
 * @param nothingWanted the source shows every line a warehouse would ship as cancelled
 * @param shipped the source shows all that is wanted as delivered already
 * @param missing parts every order has: somebody is still writing it
 * @param faults everything else that is wrong, by precedence
 * @param service the warehouse's delivery service; empty only beside a finding
 * @param lines the lines that are fit to ship
 */
public record CheckedOrder(
    OrderId order,
    boolean nothingWanted,
    boolean shipped,
    List<Finding> missing,
    List<Finding> faults,
    Optional<DeliveryService> service,
    List<SitedLine> lines) {
  public CheckedOrder {
    missing = List.copyOf(missing);
    faults = List.copyOf(faults);
    lines = List.copyOf(lines);
  }

  /** Everything found, what is missing first. */
  public List<Finding> findings() {
    return Stream.concat(missing.stream(), faults.stream()).toList();
  }

  public boolean isFit() {
    return missing.isEmpty() && faults.isEmpty();
  }

  /** What each warehouse has to know for the order to be sent. */
  public Map<ConnectionId, Set<Sku>> skus() {
    Map<ConnectionId, Set<Sku>> skus = new LinkedHashMap<>();
    for (SitedLine sited : lines) {
      skus.computeIfAbsent(sited.site().warehouse(), any -> new LinkedHashSet<>())
          .add(sited.line().sku());
    }
    return skus;
  }

  /** The same with a finding for each line whose SKU {@code warehouse} does not know. */
  public CheckedOrder withUnknown(ConnectionId warehouse, Set<Sku> unknown) {
    List<Finding> all = new ArrayList<>(faults);
    for (SitedLine sited : lines) {
      if (sited.site().warehouse().equals(warehouse) && unknown.contains(sited.line().sku())) {
        all.add(
            Findings.ofLine(
                ExceptionCode.SKU_UNKNOWN,
                sited.line().line(),
                "The warehouse does not know the SKU: " + sited.line().sku() + "."));
      }
    }
    return new CheckedOrder(
        order, nothingWanted, shipped, missing, Findings.inOrder(all), service, lines);
  }

  /**
   * What each site shall ship.
   *
   * @throws IllegalStateException where the order is not fit to be sent
   */
  public List<FulfilmentPlan> plans() {
    if (!isFit()) {
      throw new IllegalStateException("An order with findings has no plan: " + order + ".");
    }
    return Split.bySite(order, service.orElseThrow(), lines);
  }
}
