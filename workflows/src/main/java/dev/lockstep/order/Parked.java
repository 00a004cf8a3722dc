package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order, or one fulfilment of it, that waits for a person.
 *
 * @param due when the owner should have acted
 * @param findings everything found, not only what gave the code; no personal data
 * @param fulfilment the fulfilment it concerns; null where it is the whole order
 * @param at the stage it was parked in
 */
public record Parked(
    ExceptionCode code,
    Instant since,
    Instant due,
    OrderStage at,
    List<Finding> findings,
    @Nullable FulfilmentRef fulfilment) {
  public Parked {
    findings = findings == null ? List.of() : List.copyOf(findings);
  }
}
