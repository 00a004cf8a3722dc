package dev.lockstep.reconciliation;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LineId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.reconciliation.WarehouseFact.Holding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the three sides say of one order, side by side. */
record OrderFacts(SourceFact source, TemporalFact temporal, List<WarehouseFact> warehouses) {
  OrderFacts {
    warehouses = List.copyOf(warehouses);
  }

  OrderId order() {
    return source.order();
  }

  List<Unknown> unknown() {
    List<Unknown> unknown = new ArrayList<>();
    if (source.standing() == SourceFact.Standing.UNKNOWN) {
      unknown.add(new Unknown(order(), Side.SOURCE, null, source.trouble()));
    }
    if (temporal.state() == TemporalFact.State.UNKNOWN) {
      unknown.add(new Unknown(order(), Side.TEMPORAL, null, null));
    }
    warehouses.stream()
        .filter(warehouse -> warehouse.trouble() != null)
        .forEach(warehouse ->
            unknown.add(
                new Unknown(order(), Side.WAREHOUSE, warehouse.warehouse(), warehouse.trouble())));
    return unknown;
  }

  boolean isWarehouseKnown() {
    return warehouses.stream().allMatch(warehouse -> warehouse.trouble() == null);
  }

  boolean isKnown(ConnectionId warehouse) {
    return warehouses.stream()
        .anyMatch(each -> each.warehouse().equals(warehouse) && each.trouble() == null);
  }

  Stream<Holding> holdings() {
    return warehouses.stream().flatMap(warehouse -> warehouse.holdings().stream());
  }

  Stream<Holding> holdings(ConnectionId warehouse) {
    return warehouses.stream()
        .filter(each -> each.warehouse().equals(warehouse))
        .flatMap(each -> each.holdings().stream());
  }

  Stream<Holding> live() {
    return holdings().filter(Holding::isLive);
  }

  /** Units by line over all that is live. */
  Map<LineId, Integer> units(Function<WarehouseFact.Line, Quantity> which) {
    Map<LineId, Integer> units = new LinkedHashMap<>();
    live()
        .flatMap(holding -> holding.lines().stream())
        .forEach(line -> units.merge(line.line(), which.apply(line).units(), Integer::sum));
    return units;
  }

  /** How many live holdings each line is in. */
  Map<LineId, Integer> copies() {
    Map<LineId, Integer> copies = new HashMap<>();
    live()
        .forEach(holding ->
            holding.lines().stream()
                .filter(line -> !line.kept().isZero())
                .map(WarehouseFact.Line::line)
                .distinct()
                .forEach(line -> copies.merge(line, 1, Integer::sum)));
    return copies;
  }

  int shipped() {
    return units(WarehouseFact.Line::shipped).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Units that left longer ago than {@code time}, so that everybody should know of them. */
  boolean hasLeftBefore(Instant time) {
    return live()
        .filter(holding -> holding.lines().stream().anyMatch(line -> !line.shipped().isZero()))
        .allMatch(holding -> holding.isOlderThan(time));
  }

  /** Units given up at a warehouse, as Temporal knows them. */
  Map<LineId, Integer> givenUp() {
    Map<LineId, Integer> units = new HashMap<>();
    temporal.parts().stream()
        .flatMap(part -> part.lines().stream())
        .forEach(line ->
            units.merge(line.line(), line.cancelled().plus(line.shorted()).units(), Integer::sum));
    return units;
  }
}
