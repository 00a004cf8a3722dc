package dev.lockstep.activity.sweep;

import dev.lockstep.activity.Fingerprints;
import dev.lockstep.activity.sweep.OrderHints.Answer;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.Dispatched;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.ShipmentFingerprint;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import dev.lockstep.sweep.SweepActivities;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepWindow;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@link SweepActivities} of one warehouse connection, for the links that use it. */
public final class SweepActivitiesImpl implements SweepActivities {
  /** Shipments times links; some 15 MB when full. */
  private static final int REMEMBERED = 50_000;

  private final ConnectionId connection;
  private final Warehouse warehouse;
  private final List<LinkId> links;
  private final OrderHints orders;
  private final Duration overlap;
  private final InstantSource clock;
  private final HintMemory memory = new HintMemory(REMEMBERED);
  private final FewAtATime sideBySide = FewAtATime.orders();
  private final AlteredFulfilments altered;

  /**
   * @param links every link that this warehouse ships for
   * @param overlap how far a sweep looks back behind the beginning of the one before: at least the
   *     difference of the clocks; as long as tracking may still change, to notice that
   */
  public SweepActivitiesImpl(
      ConnectionId connection,
      Warehouse warehouse,
      List<LinkId> links,
      WorkflowClient temporal,
      Duration overlap,
      InstantSource clock) {
    this(connection, warehouse, links, new TemporalOrderHints(temporal), overlap, clock);
  }

  SweepActivitiesImpl(
      ConnectionId connection,
      Warehouse warehouse,
      List<LinkId> links,
      OrderHints orders,
      Duration overlap,
      InstantSource clock) {
    this.connection = connection;
    this.warehouse = warehouse;
    this.links = List.copyOf(links);
    this.orders = orders;
    this.overlap = overlap;
    this.clock = clock;
    this.altered = new AlteredFulfilments(connection, warehouse, links, orders);
  }

  @Override
  public SweepResult sweep(SweepWindow window) {
    ActivityExecutionContext attempt = Activity.getExecutionContext();
    SweepProgress reached =
        attempt
            .getHeartbeatDetails(SweepProgress.class)
            .orElseGet(() -> SweepProgress.begun(clock.instant()));
    try (Heartbeat<SweepProgress> heartbeat = new Heartbeat<>(attempt, reached)) {
      return sweep(window.since().minus(overlap), reached, heartbeat);
    } catch (PlatformFailure failure) {
      throw SweepFailures.translated(failure);
    }
  }

  private SweepResult sweep(
      Instant since, SweepProgress reached, Heartbeat<SweepProgress> heartbeat) {
    SweepProgress atPage = reached;
    while (true) {
      heartbeat.at(atPage);
      Page<Shipment> page = warehouse.shippedSince(since, atPage.page());
      SweepProgress counted = atPage;
      for (ShipmentFate fate : passAll(page.items())) {
        counted = counted.counting(fate);
      }
      if (page.next().isEmpty()) {
        return counted.done(altered.hint(since, () -> heartbeat.at(reached)));
      }
      if (page.next().equals(atPage.page())) {
        throw PlatformFailure.of(
            FailureKind.MALFORMED,
            connection,
            "A page of shipments names itself as the next one. Report it to the warehouse's support: connection %s."
                .formatted(connection));
      }
      atPage = counted.at(page.next().get());
    }
  }

  /** Side by side, but for shipments of one fulfilment. */
  private List<ShipmentFate> passAll(List<Shipment> shipments) {
    Collection<List<Shipment>> fulfilments =
        shipments.stream()
            .collect(Collectors.groupingBy(Shipment::ref, LinkedHashMap::new, Collectors.toList()))
            .values();
    return sideBySide
        .map(fulfilments, fulfilment -> fulfilment.stream().map(this::pass).toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private ShipmentFate pass(Shipment shipment) {
    Optional<OrderId> order = order(shipment.ref());
    if (order.isEmpty()) {
      return ShipmentFate.CLOSED;
    }
    ShipmentFingerprint seen = Fingerprints.of(shipment);
    Dispatched hint =
        new Dispatched(Dispatched.VERSION, seen.value(), shipment.ref(), shipment.id(), seen);
    ShipmentFate fate = ShipmentFate.CLOSED;
    for (LinkId link : links) {
      fate = fate.or(pass(OrderNames.workflowId(link, order.get()), seen, hint));
    }
    return fate;
  }

  private ShipmentFate pass(String workflowId, ShipmentFingerprint seen, Dispatched hint) {
    Instant now = clock.instant();
    Optional<Answer> before = memory.recall(workflowId, seen, now);
    if (before.isPresent()) {
      return switch (before.get()) {
        case TAKEN -> ShipmentFate.KNOWN;
        case KNOWN, CLOSED -> ShipmentFate.CLOSED;
      };
    }
    Answer answer = orders.give(workflowId, hint);
    memory.remember(workflowId, seen, answer, now);
    return switch (answer) {
      case TAKEN -> ShipmentFate.HINTED;
      case KNOWN, CLOSED -> ShipmentFate.CLOSED;
    };
  }

  /** Others ship from the same warehouse: their references need not look like ours. */
  private static Optional<OrderId> order(FulfilmentRef ref) {
    try {
      return Optional.of(ref.order());
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
