package dev.lockstep.order.policy;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which facility ships what: the source's supply channels, by key, and the site behind each.
 *
 * @param general the site for lines without a supply channel
 */
public record Facilities(Site general, Map<String, Site> byChannel) {
  public Facilities {
    byChannel = Map.copyOf(byChannel);
    Map<FacilityId, ConnectionId> seen = new HashMap<>();
    sites(general, byChannel)
        .forEach(site -> {
          ConnectionId other = seen.putIfAbsent(site.facility(), site.warehouse());
          if (other != null && !other.equals(site.warehouse())) {
            throw new IllegalArgumentException(
                "Facility "
                    + site.facility()
                    + " stands for two warehouses: "
                    + other
                    + " and "
                    + site.warehouse()
                    + ". The code is part of our reference: make it unique.");
          }
        });
  }

  /** A facility and the connection its warehouse is reached by. */
  public record Site(ConnectionId warehouse, FacilityId facility) {
    public Site {
      if (facility.value().indexOf('~') >= 0) {
        throw new IllegalArgumentException(
            "A facility code must not contain ~, which parts it from the order in our reference: "
                + facility
                + ".");
      }
    }
  }

  /** The site for a supply channel; empty where the channel is not mapped. */
  public Optional<Site> of(@Nullable String channel) {
    return channel == null ? Optional.of(general) : Optional.ofNullable(byChannel.get(channel));
  }

  /** The site with this facility code, whichever channel it ships for. */
  Optional<Site> byCode(String facility) {
    return sites(general, byChannel)
        .filter(site -> site.facility().value().equals(facility.strip()))
        .findFirst();
  }

  int longestCode() {
    return sites(general, byChannel)
        .mapToInt(site -> site.facility().value().length())
        .max()
        .orElse(0);
  }

  /** Every warehouse of the link. */
  public Set<ConnectionId> warehouses() {
    return sites(general, byChannel).map(Site::warehouse).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Site> sites(Site general, Map<String, Site> byChannel) {
    return Stream.concat(Stream.of(general), byChannel.values().stream());
  }
}
