package dev.lockstep.sandbox.delivery;

import java.util.Set;

/**
 * Something a platform tells its listeners.
 *
 * @param type what the delivery rules match, such as {@code OrderCreated}
 * @param sealer makes the request for one attempt: times and signatures are fresh each time
 */
public record Notice(String type, Sealer sealer) {
  /** Seals one attempt, with the flaws asked for. */
  @FunctionalInterface
  public interface Sealer {
    Posting seal(Set<DeliveryFault> flaws);
  }
}
