package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.FulfilmentRef;
import org.jspecify.annotations.Nullable;

/**
 * Hint: a warehouse dispatched something. Its shipments are re-read.
 *
 * @param eventId the sender's id of the event; a repeated id is ignored, null is never a repeat
 * @param fulfilment null means every fulfilment of the order
 * @param shipment the warehouse's id of the shipment, where the sender knows it
 * @param fingerprint the shipment as the sender saw it; one the order has seen itself is ignored
 */
public record Dispatched(
    int version,
    @Nullable String eventId,
    @Nullable FulfilmentRef fulfilment,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String shipment,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ShipmentFingerprint fingerprint) {
  public static final int VERSION = 1;

  public Dispatched {
    version = version == 0 ? VERSION : version;
  }

  public Dispatched(int version, @Nullable String eventId, @Nullable FulfilmentRef fulfilment) {
    this(version, eventId, fulfilment, null, null);
  }
}
