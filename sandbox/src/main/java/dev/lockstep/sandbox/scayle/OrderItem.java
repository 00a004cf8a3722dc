package dev.lockstep.sandbox.scayle;

import dev.lockstep.sandbox.scayle.sample.Unit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One physical unit of an order, or a service beneath one. */
final class OrderItem {
  final long id;
  final long delegatedId;
  final String key;
  final Unit unit;
  final @Nullable OrderItem main;
  @Nullable Instant delegatedAt;
  @Nullable Instant shippedAt;
  @Nullable Instant cancelledAt;
  @Nullable Instant returnedAt;
  boolean cancelledByCustomer;
  @Nullable Long packageId;
  @Nullable String returnKey;

  OrderItem(long id, long delegatedId, String key, Unit unit, @Nullable OrderItem main) {
    this.id = id;
    this.delegatedId = delegatedId;
    this.key = key;
    this.unit = unit;
    this.main = main;
  }

  boolean open() {
    return shippedAt == null && cancelledAt == null;
  }

  boolean live() {
    return shippedAt != null && cancelledAt == null;
  }

  String status() {
    if (returnedAt != null) {
      return "returned";
    }
    if (cancelledAt != null) {
      return cancelledByCustomer ? "cancelled" : "undeliverable";
    }
    return shippedAt != null ? "delivered" : "available";
  }
}
