package dev.lockstep.order.model;

import dev.lockstep.common.Money;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.PersonalData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order as its source holds it at one version.
 *
 * @param number the number people use; null where the source has none
 * @param version the source's version of the order, grows with every write
 * @param lastWriteByUs whether the newest write was made with our own client id
 * @param deliveryService the source's name or key of the chosen shipping method
 * @param total what the whole order costs, shipping included
 * @param shipping what the shipping costs within {@code total}; null where the source has none
 * @param canCarryDeliveries whether the source can hold deliveries for it (commercetools: it has
 *     shipping info)
 * @param holds what stands in its way at the source itself
 * @param closesAt when the source closes the order by itself unless it is answered; null where it
 *     does not
 */
@PersonalData
public record SourceOrder(
    OrderId id,
    @Nullable String number,
    long version,
    SourceState state,
    Instant placedAt,
    boolean lastWriteByUs,
    List<SourceLine> lines,
    @Nullable Address shippingAddress,
    @Nullable String deliveryService,
    PaymentFacts payment,
    Money total,
    @Nullable Money shipping,
    List<Delivery> deliveries,
    boolean canCarryDeliveries,
    List<SourceHold> holds,
    @Nullable Instant closesAt) {
  public SourceOrder {
    lines = List.copyOf(lines);
    deliveries = List.copyOf(deliveries);
    holds = List.copyOf(holds);
  }

  @Override
  public String toString() {
    return "SourceOrder[" + id + ", version " + version + ", " + state + "]";
  }
}
