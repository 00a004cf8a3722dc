package dev.lockstep.activity.reconciliation;

import dev.lockstep.activity.Link;
import dev.lockstep.activity.Links;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.policy.Facilities;
import dev.lockstep.port.Capability;
import dev.lockstep.reconciliation.ListRequest;
import dev.lockstep.reconciliation.OrderPage;
import dev.lockstep.reconciliation.PlanRequest;
import dev.lockstep.reconciliation.ReadRequest;
import dev.lockstep.reconciliation.ReconciliationActivities;
import dev.lockstep.reconciliation.ReconciliationPlan;
import dev.lockstep.reconciliation.TemporalFact;
import dev.lockstep.reconciliation.TemporalFacts;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@link ReconciliationActivities} over the links this worker serves. */
public final class ReconciliationActivitiesImpl implements ReconciliationActivities {
  private final Links links;
  private final List<Link> all;
  private final Map<LinkId, ZoneId> zones;
  private final Duration grace;
  private final OrderWorkflows workflows;
  private final KnownOrders known;

  /**
   * @param zones in which each link's days begin; UTC where one is missing
   * @param grace how long the systems may differ before it is a finding
   */
  public ReconciliationActivitiesImpl(
      Collection<Link> links, Map<LinkId, ZoneId> zones, Duration grace, WorkflowClient temporal) {
    this.links = new Links(links);
    this.all = List.copyOf(links);
    this.zones = Map.copyOf(zones);
    this.grace = grace;
    this.workflows = new OrderWorkflows(temporal);
    this.known = new KnownOrders(temporal);
  }

  @Override
  public ReconciliationPlan plan(PlanRequest request) {
    LinkId id = request.link();
    Link link = links.get(id);
    Set<Capability> source = link.source().capabilities();
    return new ReconciliationPlan(
        ReconciliationPlan.VERSION,
        id,
        link.sourceConnection(),
        zones.getOrDefault(id, ZoneOffset.UTC),
        source.contains(Capability.CHANGE_FEED)
            ? ReconciliationPlan.Listing.CHANGES
            : ReconciliationPlan.Listing.NOTHING,
        source.contains(Capability.UNTRACKED_PARCELS)
            ? ReconciliationPlan.Untracked.SHOWN
            : ReconciliationPlan.Untracked.WAITS,
        sites(link.policy().facilities()),
        neighbours(link),
        grace);
  }

  private static List<ReconciliationPlan.Site> sites(Facilities facilities) {
    return Stream.concat(Stream.of(facilities.general()), facilities.byChannel().values().stream())
        .map(site -> new ReconciliationPlan.Site(site.warehouse(), site.facility()))
        .distinct()
        .sorted(
            Comparator.comparing((ReconciliationPlan.Site site) -> site.warehouse().value())
                .thenComparing(site -> site.facility().value()))
        .toList();
  }

  private List<ReconciliationPlan.Neighbour> neighbours(Link link) {
    Set<ConnectionId> ours = link.policy().facilities().warehouses();
    return all.stream()
        .filter(other -> !other.id().equals(link.id()))
        .filter(other -> !Collections.disjoint(other.policy().facilities().warehouses(), ours))
        .map(other -> new ReconciliationPlan.Neighbour(other.id(), other.sourceConnection()))
        .toList();
  }

  @Override
  public OrderPage known(ListRequest request) {
    return known.list(request);
  }

  @Override
  public TemporalFacts workflows(ReadRequest request) {
    ActivityExecutionContext attempt = Activity.getExecutionContext();
    OrderWorkflows.Reading reading = workflows.reading();
    List<TemporalFact> facts = new ArrayList<>();
    for (OrderId order : request.orders()) {
      attempt.heartbeat(facts.size());
      facts.add(reading.fact(request.link(), order, request.neighbours()));
    }
    return new TemporalFacts(TemporalFacts.VERSION, facts);
  }
}
