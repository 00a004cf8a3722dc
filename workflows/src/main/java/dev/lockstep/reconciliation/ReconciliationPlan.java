package dev.lockstep.reconciliation;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom a reconciliation asks, and how it judges.
 *
 * @param zone in which the link's days begin
 * @param listing what the source can list
 * @param untracked what the source does with parcels that have no tracking number yet
 * @param sites where the link ships from
 * @param neighbours other links that ship from one of its warehouses
 * @param grace how long the systems may differ before it is a finding: they tell each other within
 *     minutes
 */
public record ReconciliationPlan(
    int version,
    LinkId link,
    ConnectionId source,
    ZoneId zone,
    Listing listing,
    Untracked untracked,
    List<Site> sites,
    List<Neighbour> neighbours,
    Duration grace) {
  public static final int VERSION = 1;

  public ReconciliationPlan {
    version = version == 0 ? VERSION : version;
    sites = sites == null ? List.of() : List.copyOf(sites);
    neighbours = neighbours == null ? List.of() : List.copyOf(neighbours);
  }

  /** What an order source can list. */
  public enum Listing {
    CHANGES,
    NOTHING
  }

  /** What becomes of a parcel without a tracking number at the source. */
  public enum Untracked {
    SHOWN,
    WAITS
  }

  /** A facility and the connection of its warehouse. */
  public record Site(ConnectionId warehouse, FacilityId facility) {}

  /** A link that shares a warehouse with this one. */
  public record Neighbour(LinkId link, ConnectionId source) {}

  Set<ConnectionId> warehouses() {
    return sites.stream().map(Site::warehouse).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Every reference under which a warehouse may have something of the order: whole, and in parts
   * where the link has several facilities; and those Temporal tells of, should the link have
   * changed since.
   */
  List<FulfilmentRef> references(ConnectionId warehouse, OrderId order, TemporalFact told) {
    Set<FulfilmentRef> all = new LinkedHashSet<>();
    told.parts().stream()
        .filter(part -> part.warehouse().equals(warehouse))
        .forEach(part -> all.add(part.ref()));
    all.add(FulfilmentRef.whole(order));
    if (sites.size() > 1) {
      sites.stream()
          .filter(site -> site.warehouse().equals(warehouse))
          .forEach(site -> all.add(FulfilmentRef.part(order, site.facility())));
    }
    return List.copyOf(all);
  }

  /** What is listed, one after the other. */
  List<Source> listings() {
    List<Source> listings = new ArrayList<>();
    if (listing == Listing.CHANGES) {
      listings.add(new Source(Side.SOURCE, source));
    }
    listings.add(new Source(Side.TEMPORAL, null));
    warehouses().forEach(warehouse -> listings.add(new Source(Side.WAREHOUSE, warehouse)));
    return listings;
  }

  /**
   * One listing.
   *
   * @param connection null where it is Temporal's
   */
  record Source(Side side, @Nullable ConnectionId connection) {}
}
