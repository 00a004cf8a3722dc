package dev.lockstep.order.policy;

import dev.lockstep.order.model.DeliveryService;
import java.util.Map;
import java.util.Optional;

/** The source's shipping methods, as its orders call them, and the warehouse's service for each. */
public record DeliveryServices(Map<String, DeliveryService> byMethod) {
  public DeliveryServices {
    byMethod = Map.copyOf(byMethod);
  }

  public Optional<DeliveryService> of(String method) {
    return Optional.ofNullable(byMethod.get(method));
  }
}
