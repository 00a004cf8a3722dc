package dev.lockstep.platform.deposco;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Sku;
import dev.lockstep.http.ApiRequest;
import dev.lockstep.http.Effect;
import dev.lockstep.port.PlatformFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which SKUs Deposco knows. One call per SKU; that a SKU is known is remembered for a while, that
 * it is unknown is not, so that a created item counts at once.
 */
final class KnownItems {
  private static final String CALL = "items by number";
  private static final int MOST_REMEMBERED = 50_000;

  private final ConnectionId connection;
  private final DeposcoSettings settings;
  private final DeposcoClient client;
  private final Listing listing;
  private final InstantSource clock;
  private final Map<Sku, Instant> knownUntil = new ConcurrentHashMap<>();

  KnownItems(
      ConnectionId connection,
      DeposcoSettings settings,
      DeposcoClient client,
      Listing listing,
      InstantSource clock) {
    this.connection = connection;
    this.settings = settings;
    this.client = client;
    this.listing = listing;
    this.clock = clock;
  }

  Set<Sku> unknownAmong(Set<Sku> skus) {
    Set<Sku> unknown = new LinkedHashSet<>();
    for (Sku sku : skus) {
      Instant until = knownUntil.get(sku);
      if (until != null && clock.instant().isBefore(until)) {
        continue;
      }
      if (isKnown(sku)) {
        remember(sku);
      } else {
        unknown.add(sku);
      }
    }
    return Set.copyOf(unknown);
  }

  private boolean isKnown(Sku sku) {
    ApiRequest request =
        ApiRequest.get(DeposcoClient.ITEMS)
            .query("number", sku.value())
            .query("businessUnit", settings.businessUnit());
    return client.understand(
        Effect.READ,
        CALL,
        request,
        asked -> {
          Listing.Read read = listing.read(CALL, asked, page -> holds(page, sku));
          if (holds(read.rows(), sku)) {
            return true;
          }
          if (read.givenUp()) {
            throw PlatformFailure.of(
                FailureKind.MALFORMED,
                connection,
                "Deposco does not filter its items by number, and this one is not among the newest. connection=%s, sku=%s, rows=%d. Raise pace.mostPages, or switch skuLookup off."
                    .formatted(connection, sku, read.rows().size()));
          }
          return false;
        });
  }

  /** Numbers are exact: another spelling is another item. */
  private boolean holds(List<Resource> page, Sku sku) {
    return page.stream()
        .filter(item ->
            item.referred("businessUnit", "code")
                .map(code -> code.equals(settings.businessUnit()))
                .orElse(true))
        .anyMatch(item -> item.requireText("number").equals(sku.value()));
  }

  private void remember(Sku sku) {
    if (knownUntil.size() >= MOST_REMEMBERED) {
      knownUntil.clear();
    }
    knownUntil.put(sku, clock.instant().plus(settings.skuKnownFor()));
  }
}
