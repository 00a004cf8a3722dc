package dev.lockstep.demo.stage;

import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryRules;
import dev.lockstep.sandbox.delivery.Outbox;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.sandbox.ledger.Fact;
import dev.lockstep.sandbox.ledger.Ledger;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What whoever makes trouble has to know of a platform.
 *
 * @param calls what goes wrong with calls to it
 * @param notices what goes wrong with what it tells
 * @param forgeable the forgeries that its way of proving itself allows a receiver to meet
 * @param ledger what really happened there
 * @param milestones what a fact of the ledger means; empty for most
 */
public record Backstage(
    Faults calls,
    DeliveryRules notices,
    Outbox outbox,
    Set<DeliveryFault> forgeable,
    Ledger ledger,
    Function<Fact, Optional<Milestone>> milestones) {
  public Backstage {
    forgeable = Set.copyOf(forgeable);
  }
}
