package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order ended.
 *
 * @param stage CONFIRMED or CANCELLED
 * @param lines where each released line ended; empty where nothing was released
 * @param reopening what to start the order with again, should a warehouse report something new;
 *     null where no warehouse ever had anything of it
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
}
