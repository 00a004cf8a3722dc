package dev.lockstep.port;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A warehouse that ships fulfilments.
 *
 * <p>One method is one question or one command to the platform; nothing here retries a write. After
 * {@link dev.lockstep.common.FailureKind#OUTCOME_UNKNOWN} the caller looks up before anything else.
 * A failed look-up throws; it is never "not found".
 */
public interface Warehouse {

  Set<Capability> capabilities();

  /**
   * Looks a fulfilment up by our reference, live.
   *
   * @return empty only where the warehouse itself answers that it has none
   */
  Optional<WarehouseOrder> find(FulfilmentRef ref);

  /**
   * Creates a fulfilment under our reference. With {@link Capability#KEYED_CREATE} a repeat of the
   * same draft answers {@link Creation.Created} again.
   *
   * @throws PlatformFailure OUTCOME_UNKNOWN where it was sent and no usable answer came;
   *     UNAVAILABLE or RATE_LIMITED only where it surely had no effect
   */
  Creation create(WarehouseOrderDraft draft);

  /**
   * Amends address and service of a fulfilment to those of {@code draft}. Needs {@link
   * Capability#AMEND}.
   */
  Amending amend(WarehouseOrderDraft draft);

  /**
   * Asks for a fulfilment, or some lines of it, not to ship. A repeat answers the same.
   *
   * @param lines empty means all of it; anything else needs {@link Capability#CANCEL_LINES}
   */
  Cancelling cancel(FulfilmentRef ref, List<LineQuantity> lines, String reason);

  /** Every shipment of a fulfilment, voided ones included; none where nothing was dispatched. */
  List<Shipment> shipments(FulfilmentRef ref);

  /**
   * Shipments dispatched at or after {@code since}, in pages; overlap is the caller's business. A
   * shipment reads the same here as among {@link #shipments} of its fulfilment.
   *
   * @param cursor where the last page ended; empty for the first
   */
  Page<Shipment> shippedSince(Instant since, Optional<String> cursor);

  /**
   * Fulfilments whose status changed at or after {@code since}, in pages; overlap is the caller's
   * business. Needs {@link Capability#FULFILMENT_FEED}.
   *
   * @param cursor where the last page ended; empty for the first
   */
  Page<ChangedFulfilment> changedSince(Instant since, Optional<String> cursor);

  /**
   * A fulfilment whose status changed.
   *
   * @param rawStatus the warehouse's own word
   */
  record ChangedFulfilment(
      FulfilmentRef ref, FulfilmentStage stage, String rawStatus, Instant changedAt) {}

  /**
   * Which of these SKUs the warehouse surely does not know. Needs {@link Capability#SKU_LOOKUP};
   * without it nothing is said to be unknown.
   */
  Set<Sku> unknownAmong(Set<Sku> skus);

  /**
   * Adapter's look at a draft before anything is sent: field lengths, characters, counts.
   *
   * @return each problem in one sentence without personal data; empty where the draft fits
   */
  List<String> misfits(WarehouseOrderDraft draft);

  /** What became of a create. */
  sealed interface Creation {
    record Created(String warehouseId, String rawStatus) implements Creation {}

    /** Taken in and not yet decided: look it up until it shows. */
    record Accepted() implements Creation {}

    /** The reference exists, with content the warehouse calls different. */
    record ReferenceTaken() implements Creation {}

    /** Refused; {@code code} is WAREHOUSE_REJECTED or more precise. */
    record Refused(ExceptionCode code, String reason) implements Creation {}
  }

  /** What became of an amendment. */
  sealed interface Amending {
    record Amended() implements Amending {}

    record NotAmendable(String rawStatus) implements Amending {}
  }

  /** What became of a cancellation. */
  sealed interface Cancelling {
    /** It will not ship. */
    record Cancelled() implements Cancelling {}

    /** The warehouse took the request and has not decided. */
    record Pending(String rawStatus) implements Cancelling {}

    record TooLate(String rawStatus) implements Cancelling {}

    /** The warehouse knows no such order. */
    record Unknown() implements Cancelling {}
  }
}
