package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order ended.
 *
 * @param stage CONFIRMED or CANCELLED
 * @param lines where each released line ended; empty where nothing was released
 * @param reopening what to start the order with again: with its end in it, should a warehouse
 *     report something new; without one where its source never showed it, should that do so after
 *     all; null where there is nothing to go on from
 */
public record OrderResult(
    int version,
    OrderStage stage,
    List<LineProgress> lines,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OrderRequest reopening) {
  public static final int VERSION = 1;

  public OrderResult {
    version = version == 0 ? VERSION : version;
    lines = lines == null ? List.of() : List.copyOf(lines);
  }

  /** Whether its source never showed it, so that it begins anew should it do so after all. */
  public boolean wasNeverShown() {
    return reopening != null && reopening.ended() == null;
  }
}
