package dev.lockstep.webhook;

import static java.util.stream.Collectors.joining;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Which links a connection's hints concern. */
public record LinkDirectory(List<Entry> entries) {
  public LinkDirectory {
    entries = List.copyOf(entries);
  }

  /**
   * One link.
   *
   * @param settle how long a new order is left alone before it is read
   */
  public record Entry(
      LinkId link, ConnectionId source, Set<ConnectionId> warehouses, Duration settle) {
    public Entry {
      warehouses = Set.copyOf(warehouses);
    }
  }

  /** The links whose orders come from {@code source}. */
  public List<Entry> fedBy(ConnectionId source) {
    return entries.stream().filter(entry -> entry.source().equals(source)).toList();
  }

  /** The links that ship from {@code warehouse}. */
  public List<Entry> shippingFrom(ConnectionId warehouse) {
    return entries.stream().filter(entry -> entry.warehouses().contains(warehouse)).toList();
  }

  /**
   * One link by its name.
   *
   * @throws IllegalArgumentException where there is none; the message names those there are
   */
  public Entry get(LinkId link) {
    return entries.stream()
        .filter(entry -> entry.link().equals(link))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no link %s. Name one of: %s."
                    .formatted(
                        link,
                        entries.stream()
                            .map(entry -> entry.link().value())
                            .collect(joining(", ")))));
  }
}
