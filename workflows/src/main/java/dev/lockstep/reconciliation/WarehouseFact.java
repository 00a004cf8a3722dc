package dev.lockstep.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.FulfilmentStage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one warehouse says of one order.
 *
 * @param trouble why it could not be read; null where it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WarehouseFact(
    OrderId order, ConnectionId warehouse, List<Holding> holdings, @Nullable FailureKind trouble) {
  public WarehouseFact {
    holdings = holdings == null ? List.of() : List.copyOf(holdings);
  }

  /**
   * What it has under one reference.
   *
   * @param rawStatus the warehouse's own word
   * @param since when it took that status, or shipped last; null where it does not say
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Holding(
      FulfilmentRef ref,
      FulfilmentStage stage,
      String rawStatus,
      @Nullable Instant since,
      List<Line> lines) {
    public Holding {
      lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** Whether it will ship or has shipped. */
    boolean isLive() {
      return stage != FulfilmentStage.CANCELLED && stage != FulfilmentStage.REJECTED;
    }

    boolean isOlderThan(Instant time) {
      return since == null || since.isBefore(time);
    }
  }

  /**
   * One line.
   *
   * @param kept units ordered and not cancelled
   * @param shorted units the warehouse could not find
   * @param shipped units that left and were not taken back
   * @param tracked units of these in parcels with a tracking number
   */
  public record Line(
      LineId line, Quantity kept, Quantity shorted, Quantity shipped, Quantity tracked) {}

  public static WarehouseFact unknown(OrderId order, ConnectionId warehouse, FailureKind trouble) {
    return new WarehouseFact(order, warehouse, List.of(), trouble);
  }
}
