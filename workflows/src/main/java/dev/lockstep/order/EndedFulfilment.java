package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.FulfilmentRef;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one fulfilment stood when its order ended, and what of it had been looked at by then. It says
 * whether something a warehouse reports afterwards is news.
 *
 * @param stage CONFIRMED or CANCELLED
 * @param lines where each line ended; what is cancelled or short there has been settled
 * @param voided ids of shipments the warehouse had taken back
 * @param shipments every shipment as it was seen last
 * @param heard the newest events heard of, oldest first
 */
public record EndedFulfilment(
    FulfilmentPlan plan,
    OrderStage stage,
    @Nullable String warehouseId,
    List<LineProgress> lines,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> voided,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ShipmentFingerprint> shipments,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HeardEvent> heard) {
  public EndedFulfilment {
    lines = lines == null ? List.of() : List.copyOf(lines);
    voided = voided == null ? List.of() : List.copyOf(voided);
    shipments = shipments == null ? List.of() : List.copyOf(shipments);
    heard = heard == null ? List.of() : List.copyOf(heard);
  }

  /** Whether {@code named} means this fulfilment; null means every one. */
  public boolean isMeantBy(@Nullable FulfilmentRef named) {
    return named == null || named.equals(plan.ref());
  }

  /**
   * Whether a dispatch is news. A fingerprint decides by itself. A sender that names only the
   * shipment says nothing new about one that was seen, unless it had told of that one before: the
   * second event about a shipment means that something of it changed. A sender that names none
   * brings news only where nothing had left.
   */
  public boolean isNews(Dispatched hint) {
    if (hint.fingerprint() != null) {
      return !shipments.contains(hint.fingerprint());
    }
    if (hasHeard(hint.eventId())) {
      return false;
    }
    String shipment = hint.shipment();
    return shipment == null
        ? shipments.isEmpty()
        : shipments.stream().noneMatch(seen -> seen.shipment().equals(shipment))
            || heard.stream().anyMatch(event -> shipment.equals(event.shipment()));
  }

  /** Whether the correction of a shipment is news: each event is, once. */
  public boolean isNewsOfACorrection(FulfilmentChanged hint) {
    return !hasHeard(hint.eventId());
  }

  /**
   * Whether another change of the fulfilment is news. It may mean that something which was
   * confirmed will not arrive after all; of a cancelled fulfilment it tells what is known, for what
   * leaves in spite of that is a dispatch.
   */
  public boolean isNewsOfAChange(FulfilmentChanged hint) {
    return stage != OrderStage.CANCELLED && !hasHeard(hint.eventId());
  }

  private boolean hasHeard(@Nullable String event) {
    return event != null && heard.stream().anyMatch(known -> Objects.equals(known.event(), event));
  }
}
