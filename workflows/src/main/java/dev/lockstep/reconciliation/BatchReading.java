package dev.lockstep.reconciliation;

import static java.util.stream.Collectors.toMap;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.reconciliation.OrderComparison.Judgement;
import dev.lockstep.reconciliation.ReconciliationPlan.Neighbour;
import dev.lockstep.reconciliation.SourceFact.Standing;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads some orders from all sides and counts them.
 *
 * <p>Temporal first, then the source, then the warehouses: what one claims is compared with a
 * reading that is newer. An order whose workflow began before the first day was placed before it,
 * and costs no platform a call.
 */
final class BatchReading {
  private final ReconciliationPlan plan;
  private final LocalDate from;
  private final LocalDate to;
  private final Tally tally;

  BatchReading(ReconciliationPlan plan, LocalDate from, LocalDate to, Tally tally) {
    this.plan = plan;
    this.from = from;
    this.to = to;
    this.tally = tally;
  }

  /** When a day begins: not always at midnight, where the clocks change then. */
  static Instant beginning(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  void compare(List<OrderId> orders, Side listedBy) {
    Map<OrderId, TemporalFact> temporal = temporal(orders, listedBy);
    List<OrderId> ours =
        orders.stream()
            .filter(order -> mayBeOfTheseDays(fact(temporal, order, TemporalFact::unknown)))
            .toList();
    Map<OrderId, SourceFact> source = source(plan.source(), plan.link(), ours);
    List<OrderId> placed =
        ours.stream()
            .filter(order ->
                isPlacedOnTheseDays(
                    fact(source, order, BatchReading::unreadable),
                    fact(temporal, order, TemporalFact::unknown),
                    listedBy))
            .toList();
    List<OrderId> compared = withoutThoseOfNeighbours(placed, source, temporal);
    Map<OrderId, List<WarehouseFact>> warehouses = warehouses(compared, temporal);
    for (OrderId order : compared) {
      count(
          new OrderFacts(
              fact(source, order, BatchReading::unreadable),
              fact(temporal, order, TemporalFact::unknown),
              warehouses.getOrDefault(order, List.of())));
    }
  }

  private void count(OrderFacts facts) {
    Instant placed = facts.source().placedAt();
    Instant seen = placed != null ? placed : otherwiseSeen(facts);
    LocalDate day = seen == null ? to : day(seen);
    Judgement judgement = OrderComparison.judge(facts, day, plan.untracked(), plan.grace(), now());
    if (placed != null) {
      tally.count(
          day,
          judgement,
          placed,
          facts.source().total(),
          facts.temporal().exception() == null ? Tally.Parked.NO : Tally.Parked.YES);
    } else if (seen == null || tally.covers(day)) {
      tally.keep(judgement);
    }
  }

  /** What only a warehouse knows belongs to the day on which it last did something with it. */
  private static @Nullable Instant otherwiseSeen(OrderFacts facts) {
    Instant started = facts.temporal().started();
    return started != null
        ? started
        : facts
            .holdings()
            .flatMap(holding -> Stream.ofNullable(holding.since()))
            .max(Comparator.naturalOrder())
            .orElse(null);
  }

  private LocalDate day(Instant time) {
    return time.atZone(plan.zone()).toLocalDate();
  }

  private Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  private boolean mayBeOfTheseDays(TemporalFact fact) {
    Instant started = fact.started();
    return fact.state() != TemporalFact.State.OF_ANOTHER_LINK
        && (started == null || !started.isBefore(beginning(from, plan.zone())));
  }

  /**
   * An order without a known placement is looked at where somebody else says that it is of these
   * days; one that the source cannot read, in any case.
   */
  private boolean isPlacedOnTheseDays(SourceFact source, TemporalFact temporal, Side listedBy) {
    Instant placed = source.placedAt();
    if (placed != null) {
      return tally.covers(day(placed));
    }
    Instant started = temporal.started();
    return started != null
        ? tally.covers(day(started))
        : source.standing() == Standing.UNKNOWN || listedBy == Side.WAREHOUSE;
  }

  private Map<OrderId, TemporalFact> temporal(List<OrderId> orders, Side listedBy) {
    List<LinkId> neighbours =
        listedBy == Side.WAREHOUSE
            ? plan.neighbours().stream().map(Neighbour::link).toList()
            : List.of();
    try {
      return ReconciliationStubs.reading(orders.size())
          .workflows(new ReadRequest(ReadRequest.VERSION, plan.link(), orders, neighbours))
          .orders()
          .stream()
          .collect(
              toMap(TemporalFact::order, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    } catch (ActivityFailure e) {
      return Map.of();
    }
  }

  private static Map<OrderId, SourceFact> source(
      ConnectionId connection, LinkId link, List<OrderId> orders) {
    if (orders.isEmpty()) {
      return Map.of();
    }
    try {
      return ReconciliationStubs.reading(connection, orders.size())
          .orders(new ReadRequest(ReadRequest.VERSION, link, orders, List.of()))
          .orders()
          .stream()
          .collect(toMap(SourceFact::order, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    } catch (ActivityFailure e) {
      return Map.of();
    }
  }

  /** What nobody here knows may be an order of a link that ships from the same warehouse. */
  private List<OrderId> withoutThoseOfNeighbours(
      List<OrderId> orders, Map<OrderId, SourceFact> source, Map<OrderId, TemporalFact> temporal) {
    List<OrderId> left = new ArrayList<>(orders);
    for (Neighbour neighbour : plan.neighbours()) {
      List<OrderId> strangers =
          left.stream()
              .filter(order ->
                  fact(source, order, BatchReading::unreadable).standing() == Standing.ABSENT
                      && fact(temporal, order, TemporalFact::unknown).state()
                          == TemporalFact.State.NONE)
              .toList();
      source(neighbour.source(), neighbour.link(), strangers).values().stream()
          .filter(fact -> fact.standing() != Standing.ABSENT)
          .map(SourceFact::order)
          .forEach(left::remove);
    }
    return left;
  }

  private Map<OrderId, List<WarehouseFact>> warehouses(
      List<OrderId> orders, Map<OrderId, TemporalFact> temporal) {
    Map<OrderId, List<WarehouseFact>> facts = new LinkedHashMap<>();
    if (orders.isEmpty()) {
      return facts;
    }
    for (ConnectionId warehouse : plan.warehouses()) {
      Map<OrderId, WarehouseFact> held = held(warehouse, orders, temporal);
      for (OrderId order : orders) {
        facts
            .computeIfAbsent(order, same -> new ArrayList<>())
            .add(
                fact(
                    held,
                    order,
                    missing -> WarehouseFact.unknown(missing, warehouse, FailureKind.UNAVAILABLE)));
      }
    }
    return facts;
  }

  private Map<OrderId, WarehouseFact> held(
      ConnectionId warehouse, List<OrderId> orders, Map<OrderId, TemporalFact> temporal) {
    List<WarehouseRequest.Lookup> lookups =
        orders.stream()
            .map(order ->
                new WarehouseRequest.Lookup(
                    order,
                    plan.references(
                        warehouse, order, fact(temporal, order, TemporalFact::unknown))))
            .toList();
    try {
      return ReconciliationStubs.held(warehouse, orders.size())
          .orders(new WarehouseRequest(WarehouseRequest.VERSION, plan.link(), warehouse, lookups))
          .orders()
          .stream()
          .collect(
              toMap(WarehouseFact::order, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    } catch (ActivityFailure e) {
      return Map.of();
    }
  }

  private static SourceFact unreadable(OrderId order) {
    return SourceFact.unknown(order, FailureKind.UNAVAILABLE);
  }

  private static <T> T fact(Map<OrderId, T> facts, OrderId order, Function<OrderId, T> otherwise) {
    @Nullable T known = facts.get(order);
    return known != null ? known : otherwise.apply(order);
  }
}
