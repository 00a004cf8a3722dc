package dev.lockstep.order.policy;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
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
  }

  /** A facility and the connection its warehouse is reached by. */
  public record Site(ConnectionId warehouse, FacilityId facility) {}

  /** The site for a supply channel; empty where the channel is not mapped. */
  public Optional<Site> of(@Nullable String channel) {
    return channel == null ? Optional.of(general) : Optional.ofNullable(byChannel.get(channel));
  }

  /** Every warehouse of the link. */
  public Set<ConnectionId> warehouses() {
    return Stream.concat(Stream.of(general), byChannel.values().stream())
        .map(Site::warehouse)
        .collect(Collectors.toUnmodifiableSet());
  }
}
