package dev.lockstep.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Owner;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one order, with what each side says of it.
 *
 * @param number the number people use; null where nobody knows it
 * @param day on which the order was placed; where that is unknown, on which it was first seen
 * @param exception what is parked; null where nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderFinding(
    OrderId order,
    @Nullable String number,
    LocalDate day,
    FindingKind kind,
    Owner owner,
    Remedy remedy,
    Progress progress,
    @Nullable ExceptionCode exception,
    String source,
    String temporal,
    String warehouse) {

  /** Whether the order is over for Temporal. */
  public enum Progress {
    OPEN,
    ENDED
  }
}
