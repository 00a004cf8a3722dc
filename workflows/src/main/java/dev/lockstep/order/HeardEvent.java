package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An event of a warehouse that an order has heard of.
 *
 * @param event the sender's id of the event
 * @param shipment the shipment it was about; null where the sender did not say
 */
public record HeardEvent(
    String event, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String shipment) {}
