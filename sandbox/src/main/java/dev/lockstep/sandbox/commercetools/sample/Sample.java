package dev.lockstep.sandbox.commercetools.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order, ready to be placed.
 *
 * @param order a complete order in the platform's shape
 * @param payments the payments it refers to
 * @param completion the edit that completes an {@link SampleKind#INCOMPLETE} one, else null
 */
public record Sample(
    SampleKind kind, ObjectNode order, List<ObjectNode> payments, @Nullable ObjectNode completion) {
  public Sample {
    payments = List.copyOf(payments);
  }

  public boolean releasable() {
    return kind.releasable();
  }

  public String orderId() {
    return order.path("id").asText();
  }
}
