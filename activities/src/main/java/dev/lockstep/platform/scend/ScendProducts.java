package dev.lockstep.platform.scend;

import dev.lockstep.common.Sku;
import dev.lockstep.http.Effect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which SKUs Scend knows. One call per SKU; that a SKU is known is remembered for a while, that it
 * is unknown is not, so that a created item counts at once.
 */
final class ScendProducts {
  private static final int MOST_REMEMBERED = 50_000;

  private final ScendClient client;
  private final InstantSource clock;
  private final Duration knownFor;
  private final Map<Sku, Instant> knownUntil = new ConcurrentHashMap<>();

  ScendProducts(ScendClient client, InstantSource clock, Duration knownFor) {
    this.client = client;
    this.clock = clock;
    this.knownFor = knownFor;
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
    return switch (client.product(sku)) {
      case ScendAnswer.Good good ->
          // Codes are exact: an answer about another spelling is about another product.
          client.understand(
              Effect.READ,
              "product",
              good.json(),
              json -> WireObject.root(json).requireText("ProductCode").equals(sku.value()));
      case ScendAnswer.Absent absent -> false;
      case ScendAnswer.Bad bad -> {
        if (bad.refusal().hasCode("INVALID_PRODUCT_CODE_FORMAT")) {
          yield false;
        }
        throw client.rejected("product", bad.refusal());
      }
    };
  }

  private void remember(Sku sku) {
    if (knownUntil.size() >= MOST_REMEMBERED) {
      knownUntil.clear();
    }
    knownUntil.put(sku, clock.instant().plus(knownFor));
  }
}
