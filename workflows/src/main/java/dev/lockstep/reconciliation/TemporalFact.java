package dev.lockstep.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.LineProgress;
import dev.lockstep.order.OrderStage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Temporal says of one order.
 *
 * @param stage null where nothing says
 * @param exception the oldest parked matter
 * @param started when the newest run began
 * @param parts its fulfilments
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemporalFact(
    OrderId order,
    State state,
    @Nullable OrderStage stage,
    @Nullable ExceptionCode exception,
    @Nullable Instant started,
    List<Part> parts) {
  public TemporalFact {
    parts = parts == null ? List.of() : List.copyOf(parts);
  }

  /** Where its workflow is. */
  public enum State {
    /** Temporal answers that it has none. */
    NONE,
    /** Another link that ships from the same warehouse has it. */
    OF_ANOTHER_LINK,
    RUNNING,
    /** Ended by itself: confirmed or cancelled. */
    ENDED,
    FAILED,
    TERMINATED,
    TIMED_OUT,
    UNKNOWN;

    /** Whether it stopped in the middle. */
    boolean isBroken() {
      return switch (this) {
        case FAILED, TERMINATED, TIMED_OUT -> true;
        case NONE, OF_ANOTHER_LINK, RUNNING, ENDED, UNKNOWN -> false;
      };
    }
  }

  /**
   * One fulfilment.
   *
   * @param warehouseId null where it is not released
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Part(
      FulfilmentRef ref,
      ConnectionId warehouse,
      OrderStage stage,
      @Nullable String warehouseId,
      List<LineProgress> lines) {
    public Part {
      lines = lines == null ? List.of() : List.copyOf(lines);
    }

    boolean isReleased() {
      return warehouseId != null;
    }
  }

  public static TemporalFact unknown(OrderId order) {
    return new TemporalFact(order, State.UNKNOWN, null, null, null, List.of());
  }
}
