package dev.lockstep.sandbox.delivery;

import java.util.Set;

/**
 * Something a platform tells its listeners.
 *
 * @param type what the delivery rules match, such as {@code OrderCreated}
 * @param about id or reference of the order it speaks of; empty where it speaks of none
 * @param sealer makes the request for one attempt: times and signatures are fresh each time
 */
public record Notice(String type, String about, Sealer sealer) {
  /** Seals one attempt, with the flaws asked for. */
  @FunctionalInterface
  public interface Sealer {
    Posting seal(Set<DeliveryFault> flaws);
  }
}
