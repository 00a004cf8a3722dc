package dev.lockstep.worker;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.lockstep.activity.Link;
import dev.lockstep.activity.Links;
import dev.lockstep.activity.OrderSourceActivitiesImpl;
import dev.lockstep.activity.Pause;
import dev.lockstep.activity.ReadVersions;
import dev.lockstep.activity.WarehouseActivitiesImpl;
import dev.lockstep.activity.pause.ConnectionQueueActivitiesImpl;
import dev.lockstep.activity.pause.PauseActivitiesImpl;
import dev.lockstep.activity.pause.PauseGate;
import dev.lockstep.activity.pause.Pauses;
import dev.lockstep.activity.pause.QueueLimits;
import dev.lockstep.activity.reconciliation.Pace;
import dev.lockstep.activity.reconciliation.ReconciliationActivitiesImpl;
import dev.lockstep.activity.reconciliation.SourceReconciliationActivitiesImpl;
import dev.lockstep.activity.reconciliation.WarehouseReconciliationActivitiesImpl;
import dev.lockstep.activity.replay.ReplayActivitiesImpl;
import dev.lockstep.activity.replay.Replaying;
import dev.lockstep.activity.replay.ThisBuild;
import dev.lockstep.activity.sweep.OrderSweepActivitiesImpl;
import dev.lockstep.activity.sweep.SweepActivitiesImpl;
import dev.lockstep.alerts.AlertsWorkflowImpl;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.connection.ConnectionPauseWorkflowImpl;
import dev.lockstep.order.OrderWorkflowImpl;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.reconciliation.ReconciliationWorkflowImpl;
import dev.lockstep.replay.ReplayRules;
import dev.lockstep.replay.ReplayWorkflowImpl;
import dev.lockstep.sweep.OrderSweepWorkflowImpl;
import dev.lockstep.sweep.ShipmentSweepWorkflowImpl;
import dev.lockstep.worker.WorkerParts.ConnectionWork;
import dev.lockstep.worker.WorkerParts.OperationsWork;
import dev.lockstep.worker.config.LinkConfig;
import dev.lockstep.worker.config.LockstepConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes everything the configuration names, each connection once: the only place that knows every
 * constructor. Nothing is called before it is used.
 */
public final class Wiring {
  private final LockstepConfig config;
  private final PlatformContext context;
  private final Map<ConnectionId, OrderSource> orderSources = new LinkedHashMap<>();
  private final Map<ConnectionId, Warehouse> warehouses = new LinkedHashMap<>();

  public Wiring(LockstepConfig config, MeterRegistry meters) {
    this.config = config;
    this.context = PlatformContext.system(meters);
    config
        .connections()
        .forEach((id, connection) -> {
          connection.orderSource(id, context).ifPresent(it -> orderSources.put(id, it));
          connection.warehouse(id, context).ifPresent(it -> warehouses.put(id, it));
        });
  }

  /** The order source behind a connection; empty where there is none. */
  public Optional<OrderSource> orderSource(ConnectionId connection) {
    return Optional.ofNullable(orderSources.get(connection));
  }

  /** The warehouses, by connection. */
  public Map<ConnectionId, Warehouse> warehouses() {
    return Collections.unmodifiableMap(warehouses);
  }

  /** The readers of webhooks, one for each connection that may send some. */
  public Map<ConnectionId, WebhookDecoder> webhookDecoders() {
    Map<ConnectionId, WebhookDecoder> decoders = new LinkedHashMap<>();
    config
        .webhooks()
        .endpoints()
        .forEach((id, endpoint) ->
            decoders.put(
                id, requireNonNull(config.connections().get(id)).webhooks(id, endpoint, context)));
    return decoders;
  }

  /** The links with their platforms, whoever paused them. */
  public Links links() {
    return links(PauseGate.open());
  }

  private Links links(PauseGate gate) {
    return new Links(eachLink(gate));
  }

  private List<Link> eachLink(PauseGate gate) {
    return config.links().entrySet().stream()
        .map(entry -> link(entry.getKey(), entry.getValue(), gate))
        .toList();
  }

  /** What a worker runs. */
  public WorkerParts parts(WorkflowClient client) {
    Pauses pauses = new Pauses(client);
    PauseGate gate = new PauseGate(pauses, context.clock());
    Links links = links(gate);
    ReadVersions read = new ReadVersions();
    var source =
        new OrderSourceActivitiesImpl(
            links, config.patience(), context.clock(), Pause.sleeping(), read);
    var warehouse =
        new WarehouseActivitiesImpl(links, config.patience(), context.clock(), Pause.sleeping());
    var sourceFacts =
        new SourceReconciliationActivitiesImpl(links, context.clock(), Pause.sleeping(), pace());
    var warehouseFacts =
        new WarehouseReconciliationActivitiesImpl(
            links, Pause.sleeping(), pace(), config.reconciliation().foreignReferences());
    Map<ConnectionId, ConnectionWork> work = new LinkedHashMap<>();
    config
        .connections()
        .forEach((id, connection) -> {
          List<Object> activities =
              new ArrayList<>(List.of(source, warehouse, sourceFacts, warehouseFacts));
          sweep(id, client, gate).ifPresent(activities::add);
          orderSweep(id, client, gate, read).ifPresent(activities::add);
          work.put(id, new ConnectionWork(activities, connection.activitiesPerSecond()));
        });
    return new WorkerParts(orderWorkflows(), operations(client, pauses), work);
  }

  /** The workflows of this build. */
  public static List<Class<?>> workflows() {
    return Stream.concat(orderWorkflows().stream(), operationsWorkflows().stream()).toList();
  }

  private static List<Class<?>> orderWorkflows() {
    return List.of(
        OrderWorkflowImpl.class, ShipmentSweepWorkflowImpl.class, OrderSweepWorkflowImpl.class);
  }

  private static List<Class<?>> operationsWorkflows() {
    return List.of(
        ReplayWorkflowImpl.class,
        AlertsWorkflowImpl.class,
        ReconciliationWorkflowImpl.class,
        ConnectionPauseWorkflowImpl.class);
  }

  private OperationsWork operations(WorkflowClient client, Pauses pauses) {
    List<Object> activities =
        new ArrayList<>(
            List.of(
                replays(client),
                reconciliation(client),
                new ConnectionQueueActivitiesImpl(new QueueLimits(client)),
                new PauseActivitiesImpl(connectionsOfLinks(), pauses)));
    AlertParts.of(config, context.http(), context.clock())
        .ifPresent(alerts -> activities.add(alerts.activities(client, context.meters())));
    return new OperationsWork(operationsWorkflows(), activities);
  }

  private ReplayActivitiesImpl replays(WorkflowClient client) {
    Map<LinkId, ConnectionId> sources = new LinkedHashMap<>();
    config.links().forEach((id, link) -> sources.put(id, link.source()));
    return new ReplayActivitiesImpl(
        new Replaying(client, sources, new ThisBuild(client), context.clock()),
        new ReplayRules(config.replay().approveAbove()));
  }

  private ReconciliationActivitiesImpl reconciliation(WorkflowClient client) {
    return new ReconciliationActivitiesImpl(
        eachLink(PauseGate.open()),
        config.links().entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, link -> link.getValue().timeZone())),
        config.reconciliation().grace(),
        client);
  }

  private Pace pace() {
    return Pace.perMinute(config.reconciliation().ordersPerMinute());
  }

  private Map<LinkId, Set<ConnectionId>> connectionsOfLinks() {
    Map<LinkId, Set<ConnectionId>> connections = new LinkedHashMap<>();
    config
        .links()
        .forEach((id, link) -> {
          Set<ConnectionId> all = new LinkedHashSet<>(link.warehouses());
          all.add(link.source());
          connections.put(id, all);
        });
    return connections;
  }

  private Optional<SweepActivitiesImpl> sweep(
      ConnectionId connection, WorkflowClient client, PauseGate gate) {
    return Optional.ofNullable(warehouses.get(connection))
        .map(warehouse -> gate.before(connection, warehouse))
        .map(warehouse ->
            new SweepActivitiesImpl(
                connection,
                warehouse,
                linksShippingFrom(connection),
                client,
                config.sweep().overlap(),
                context.clock()));
  }

  private Optional<OrderSweepActivitiesImpl> orderSweep(
      ConnectionId connection, WorkflowClient client, PauseGate gate, ReadVersions read) {
    return orderSource(connection)
        .map(source -> gate.before(connection, source))
        .map(source ->
            new OrderSweepActivitiesImpl(
                connection,
                source,
                linksFedBy(connection),
                client,
                read,
                config.sweep().overlap(),
                context.clock()));
  }

  private List<LinkId> linksFedBy(ConnectionId source) {
    return config.links().entrySet().stream()
        .filter(entry -> entry.getValue().source().equals(source))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<LinkId> linksShippingFrom(ConnectionId warehouse) {
    return config.links().entrySet().stream()
        .filter(entry -> entry.getValue().warehouses().contains(warehouse))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Link link(LinkId id, LinkConfig link, PauseGate gate) {
    return new Link(
        link.policy(id),
        link.source(),
        gate.before(link.source(), requireNonNull(orderSources.get(link.source()))),
        link.warehouses().stream()
            .collect(
                toUnmodifiableMap(
                    connection -> connection,
                    connection ->
                        gate.before(connection, requireNonNull(warehouses.get(connection))))));
  }
}
