package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.order.model.LineQuantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The warehouse's answer to a cancellation, decided by its live status. Never a boolean. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WithdrawalOutcome.Withdrawn.class, name = "withdrawn"),
  @JsonSubTypes.Type(value = WithdrawalOutcome.TooLate.class, name = "tooLate"),
  @JsonSubTypes.Type(value = WithdrawalOutcome.Pending.class, name = "pending")
})
public sealed interface WithdrawalOutcome {

  /**
   * It will not ship: read back from the warehouse.
   *
   * @param cancelled what will not ship
   * @param status the warehouse's own word, null where it never had the order
   */
  record Withdrawn(int version, List<LineQuantity> cancelled, @Nullable String status)
      implements WithdrawalOutcome {
    public Withdrawn {
      cancelled = cancelled == null ? List.of() : List.copyOf(cancelled);
    }
  }

  /** Past the cut-off: it will ship. */
  record TooLate(int version, String status, @Nullable Instant statusSince)
      implements WithdrawalOutcome {}

  /** The warehouse took the request and has not decided. Ask again. */
  record Pending(int version, String status) implements WithdrawalOutcome {}
}
