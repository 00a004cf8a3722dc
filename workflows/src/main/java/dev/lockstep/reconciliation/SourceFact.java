package dev.lockstep.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Money;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the order source says of one order.
 *
 * @param number the number people use
 * @param placedAt null where it has no such order, or could not be read
 * @param dueAt when it is overdue although it waits for its payment or its completion; null where
 *     it does not wait
 * @param lines of a warehouse's concern only
 * @param parcels how many it shows
 * @param trouble why it could not be read; null where it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceFact(
    OrderId order,
    Standing standing,
    @Nullable String number,
    @Nullable Instant placedAt,
    @Nullable Instant dueAt,
    List<Line> lines,
    int parcels,
    @Nullable Money total,
    @Nullable FailureKind trouble) {
  public SourceFact {
    lines = lines == null ? List.of() : List.copyOf(lines);
  }

  /** How it stands at its source. */
  public enum Standing {
    /** The source answers that it has no such order. */
    ABSENT,
    DRAFT,
    INCOMPLETE,
    UNPAID,
    /** Paid and complete: a warehouse should have it, or somebody should know why not. */
    DUE,
    CANCELLED,
    /** Everything wanted is shown as delivered. */
    SHIPPED,
    UNKNOWN
  }

  /**
   * One line.
   *
   * @param wanted units not cancelled
   * @param shown units shown as delivered
   */
  public record Line(LineId line, Quantity wanted, Quantity shown) {}

  public static SourceFact unknown(OrderId order, FailureKind trouble) {
    return new SourceFact(order, Standing.UNKNOWN, null, null, null, List.of(), 0, null, trouble);
  }
}
