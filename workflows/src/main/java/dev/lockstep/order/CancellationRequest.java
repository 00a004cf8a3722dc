package dev.lockstep.order;

import dev.lockstep.order.model.LineQuantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants the order, or some of it, not to ship.
 *
 * @param requestId the sender's id of the request; a repeated id is decided once
 * @param reason why, in a word a report can count: {@code CUSTOMER_REQUEST}, {@code FRAUD} …
 * @param author who asked; for the record, so a role or a login, never a customer's name
 * @param lines units of each line that shall not ship, counted in all from what was ordered, so
 *     that a repeat asks for no more; empty means the whole order
 */
public record CancellationRequest(
    int version,
    @Nullable String requestId,
    @Nullable String reason,
    @Nullable String author,
    List<LineQuantity> lines) {
  public static final int VERSION = 1;

  public CancellationRequest {
    version = version == 0 ? VERSION : version;
    lines = lines == null ? List.of() : List.copyOf(lines);
  }

  public boolean wholeOrder() {
    return lines.isEmpty();
  }
}
