package dev.lockstep.sandbox.scayle.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order, ready to be placed.
 *
 * @param referenceKey the key that the shop gave it
 * @param publicKey the number that the customer sees
 * @param carrier key of the service chosen at checkout
 * @param correction the address as it should have been, when it is wrong
 */
public record ScayleSample(
    ScayleSampleKind kind,
    String referenceKey,
    String publicKey,
    Recipient shipping,
    Recipient billing,
    String carrier,
    List<Unit> units,
    @Nullable Recipient correction) {
  public ScayleSample {
    units = List.copyOf(units);
  }

  public boolean releasable() {
    return kind.releasable();
  }

  /** Whether the payment is reserved when the order is placed. */
  public boolean confirmed() {
    return kind != ScayleSampleKind.UNCONFIRMED;
  }
}
