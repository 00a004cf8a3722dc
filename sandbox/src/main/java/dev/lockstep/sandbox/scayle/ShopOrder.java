package dev.lockstep.sandbox.scayle;

import dev.lockstep.sandbox.scayle.sample.Recipient;
import dev.lockstep.sandbox.scayle.sample.ScayleSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One order; touched only within {@link Shop#with}. */
final class ShopOrder {
  final long id;
  final long delegationId;
  final ScayleSample sample;
  final Instant createdAt;
  final List<OrderItem> items;
  final List<ShopPackage> packages = new ArrayList<>();
  final List<Billing> billings = new ArrayList<>();
  final List<CallAttempt> delegations = new ArrayList<>();
  final List<CallAttempt> cancellations = new ArrayList<>();
  OrderState state = OrderState.CREATED;
  Recipient shipping;
  String referenceKey;
  Instant updatedAt;
  @Nullable Instant confirmedAt;
  @Nullable Instant invoicedAt;

  /** The last word of the merchant: the acknowledgement, then shipments and cancellations. */
  @Nullable Instant lastMessageAt;

  /** A delegation has left, whatever became of its answer. */
  boolean told;

  boolean forceClosed;

  /** Cancellations that the merchant has not answered for good. */
  int cancellationsAsked;

  ShopOrder(
      long id, long delegationId, ScayleSample sample, List<OrderItem> items, Instant createdAt) {
    this.id = id;
    this.delegationId = delegationId;
    this.sample = sample;
    this.items = List.copyOf(items);
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
    this.shipping = sample.shipping();
    this.referenceKey = sample.referenceKey();
  }

  String subject() {
    return Long.toString(id);
  }

  List<OrderItem> openItems() {
    return items.stream().filter(OrderItem::open).toList();
  }

  List<OrderItem> beneath(OrderItem main) {
    return items.stream().filter(item -> item.main == main).toList();
  }

  String statusText() {
    if (state == OrderState.DELEGATED && cancellationsAsked > 0) {
      return "cancellation_pending";
    }
    return state == OrderState.DELEGATED && !packages.isEmpty()
        ? OrderState.SHIPPED.coarse()
        : state.coarse();
  }

  static Map<String, Long> unitsBySku(List<OrderItem> items) {
    Map<String, Long> units = new TreeMap<>();
    items.forEach(item -> units.merge(item.unit.sku(), 1L, Long::sum));
    return units;
  }
}
