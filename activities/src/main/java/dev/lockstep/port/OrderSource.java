package dev.lockstep.port;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.SourceOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A storefront or ERP that orders come from and tracking goes back to.
 *
 * <p>Every write is safe to repeat: it reads the truth, writes what is missing in as few requests
 * as the platform allows, re-reads and re-decides on a version conflict (bounded; beyond it {@link
 * dev.lockstep.common.FailureKind#CONFLICT}), and after an unknown outcome re-reads before anything
 * else. A failed look-up throws; it is never "not found".
 */
public interface OrderSource {

  Set<Capability> capabilities();

  /**
   * Reads one order, payments included.
   *
   * @return empty only where the source itself answers that the order does not exist
   * @throws PlatformFailure where it could not be read, or not understood (MALFORMED)
   */
  Optional<SourceOrder> read(OrderId order);

  /**
   * Finds an order by the number people use.
   *
   * @throws PlatformFailure where it could not be looked up
   */
  Optional<OrderId> findByNumber(String number);

  /**
   * Finds the orders a payment belongs to; none where the order does not exist yet. Needs {@link
   * Capability#FIND_BY_PAYMENT}.
   */
  List<OrderId> findByPayment(String payment);

  /**
   * Notes at the order that a warehouse has a fulfilment. Needs {@link Capability#RELEASE_NOTE};
   * without it this does nothing.
   */
  void acknowledgeRelease(OrderId order, FulfilmentRef fulfilment, String warehouseId);

  /**
   * Makes the order show {@code deliveries}: adds missing deliveries and parcels, sets tracking
   * that differs, leaves everything else as it is, and sets the shipment state in the same request.
   * Units in {@code notComing} are known never to ship, so that whole can be told from partial;
   * nobody has given them up yet, so nothing irreversible follows from them.
   *
   * <p>Without {@link Capability#UNTRACKED_PARCELS} a parcel waits for its tracking number and is
   * not counted as missing until then. Without {@link Capability#CHANGE_TRACKING} a number that
   * differs from the one written is refused. What is cancelled there is refused as {@link
   * WriteBack.Why#CANCELLED} where the platform takes no shipments of it; the rest is shown first.
   *
   * @return what the source says after being read back
   */
  WriteBack confirm(OrderId order, List<Delivery> deliveries, List<LineQuantity> notComing);

  /**
   * As {@link #confirm(OrderId, List, List)}, after the warehouse took shipments back: deliveries
   * told before under the keys {@code takenBack} go in the same request, so that what ships instead
   * is not too much. Without {@link Capability#TAKE_BACK} they stay as they are.
   */
  default WriteBack confirm(
      OrderId order,
      List<Delivery> deliveries,
      List<String> takenBack,
      List<LineQuantity> notComing) {
    return confirm(order, deliveries, notComing);
  }

  /**
   * Marks the order (or its lines, units given up as short among them) as cancelled, or leaves the
   * refusal with its evidence. Without {@link Capability#CANCEL_PARTS} lines are refused; without
   * {@link Capability#REFUSAL_NOTE} a refusal is not noted, and that is no failure; nor is it where
   * a cancelled order takes no note, which is refused as {@link WriteBack.Why#CANCELLED}.
   */
  WriteBack reportCancellation(OrderId order, boolean wholeOrder, CancellationDecision decision);

  /**
   * Orders changed at or after {@code since}, oldest change first, in pages. Overlap is the
   * caller's business; so is skipping what it knows already. Needs {@link Capability#CHANGE_FEED}.
   *
   * @param cursor where the last page ended; empty for the first
   */
  Page<ChangedOrder> changedSince(Instant since, Optional<String> cursor);

  /**
   * Messages that the source logged at or after {@code since}, of every type and about orders as
   * well as what belongs to them, oldest first, in pages: what should have come to us. Overlap is
   * the caller's business. Needs {@link Capability#MESSAGE_LOG}.
   *
   * @param cursor where the last page ended; empty for the first
   */
  default Page<LoggedMessage> messagesSince(Instant since, Optional<String> cursor) {
    throw new UnsupportedOperationException("Needs MESSAGE_LOG.");
  }

  /**
   * The newest messages about one resource that the log has, in no order; a hundred at least where
   * there are so many. Needs {@link Capability#MESSAGE_LOG}.
   *
   * @param resource as {@link LoggedMessage#resource} names it
   */
  default List<LoggedMessage> messagesAbout(String resource) {
    throw new UnsupportedOperationException("Needs MESSAGE_LOG.");
  }

  /**
   * As {@link #findByPayment}, for many payments in as few requests as the platform allows.
   *
   * @return by payment; one without an order may be left out
   */
  default Map<String, List<OrderId>> findByPayments(Set<String> payments) {
    return payments.stream().collect(Collectors.toMap(payment -> payment, this::findByPayment));
  }

  /**
   * How the webhooks that send to us stand; changes nothing. Needs {@link
   * Capability#WEBHOOK_HEALTH}, without which nothing is said.
   *
   * @throws PlatformFailure where it could not be found out
   */
  default List<WebhookHealth> webhookHealth() {
    return List.of();
  }

  /**
   * Switches on again those that the platform switched off by itself, where it lets us; what was
   * missed meanwhile is found by {@link #changedSince}. Needs {@link Capability#WEBHOOK_HEALTH},
   * without which this does nothing.
   *
   * @return how each stands afterwards
   * @throws PlatformFailure where it could not be found out or done; a repeat is safe
   */
  default List<WebhookHealth> reviveWebhooks() {
    return List.of();
  }

  /**
   * An order that changed, and that a link may want: one the source itself holds back is not
   * listed.
   *
   * @param version the source's version of the change, grows with every write
   * @param byUs the newest write was made with our own client id; false where the source cannot
   *     tell
   * @param cancelled it is cancelled as a whole, and may be so after it has shipped; false where
   *     the listing does not tell
   */
  record ChangedOrder(
      OrderId order, long version, Instant changedAt, boolean byUs, boolean cancelled) {
    public ChangedOrder(OrderId order, long version, Instant changedAt, boolean byUs) {
      this(order, version, changedAt, byUs, false);
    }
  }

  /** What became of a write. */
  sealed interface WriteBack {
    /** Read back: the source shows it. {@code wrote} is false where it did so already. */
    record Shown(long version, boolean wrote) implements WriteBack {}

    /** The source understands and refuses. {@code reason}: its code, without personal data. */
    record Refused(String reason, Why why) implements WriteBack {
      public Refused(String reason) {
        this(reason, Why.OBJECTION);
      }
    }

    /** What a refusal comes from. */
    enum Why {
      /** Something that people can mend, so that the same write is taken. */
      OBJECTION,
      /** The order, or what the write is about, is cancelled there: it never takes it. */
      CANCELLED
    }
  }
}
