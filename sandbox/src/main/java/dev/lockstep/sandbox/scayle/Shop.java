package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.ledger.Ledger;
import dev.lockstep.sandbox.scayle.sample.ScayleSample;
import dev.lockstep.sandbox.scayle.sample.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything the shop holds. Reads and writes go through {@link #with} or {@link #run}. */
final class Shop {
  private static final long FIRST_WAREHOUSE_ID = 501;

  final ScayleOptions options;
  final Ledger ledger;
  final Ids ids;
  private final NavigableMap<Long, ShopOrder> orders = new TreeMap<>();
  private final Map<String, ShopOrder> byKey = new HashMap<>();
  private final Map<String, Returnable> byReturnKey = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  Shop(ScayleOptions options, Ledger ledger) {
    this.options = options;
    this.ledger = ledger;
    this.ids = new Ids(options.seed());
  }

  /** What a return key stands for. */
  record Returnable(ShopOrder order, OrderItem item) {}

  /** Runs while nobody else reads or writes; nothing in it may wait for the outside. */
  <T> T with(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  void run(Runnable work) {
    with(() -> {
      work.run();
      return true;
    });
  }

  Instant now() {
    return options.clock().instant();
  }

  Collection<ShopOrder> orders() {
    return orders.values();
  }

  /** Orders after the given id, in the order of their ids. */
  Collection<ShopOrder> ordersAfter(long id) {
    return orders.tailMap(id, false).values();
  }

  Optional<ShopOrder> byId(long id) {
    return Optional.ofNullable(orders.get(id));
  }

  Optional<ShopOrder> byKey(String referenceKey) {
    return Optional.ofNullable(byKey.get(referenceKey));
  }

  /** Gives an order another key; nobody finds it by the old one. */
  void rename(ShopOrder order, String referenceKey) {
    byKey.remove(order.referenceKey);
    order.referenceKey = referenceKey;
    byKey.put(referenceKey, order);
  }

  Optional<Returnable> byReturnKey(String returnKey) {
    return Optional.ofNullable(byReturnKey.get(returnKey));
  }

  void setReturnKey(ShopOrder order, OrderItem item, String returnKey) {
    if (item.returnKey != null) {
      byReturnKey.remove(item.returnKey);
    }
    item.returnKey = returnKey;
    byReturnKey.put(returnKey, new Returnable(order, item));
  }

  ShopOrder require(long id) {
    return byId(id).orElseThrow(ScayleProblem::orderNotFound);
  }

  ShopOrder add(ScayleSample sample) {
    if (byKey(sample.referenceKey()).isPresent()) {
      throw ScayleProblem.refusal(409, "REFERENCE_KEY_EXISTS", "The reference key is taken.");
    }
    List<OrderItem> items = new ArrayList<>();
    sample.units().forEach(unit -> addItem(items, unit, null));
    ShopOrder order = new ShopOrder(ids.nextOrder(), ids.nextDelegation(), sample, items, now());
    orders.put(order.id, order);
    byKey.put(order.referenceKey, order);
    ObjectNode fact =
        Json.object()
            .put("referenceKey", order.referenceKey)
            .put("publicKey", sample.publicKey())
            .put("sample", sample.kind().name())
            .put("releasable", sample.releasable());
    fact.set("items", itemsJson(order.items));
    record("ORDER_PLACED", order, fact);
    return order;
  }

  void record(String kind, ShopOrder order, ObjectNode detail) {
    ledger.record(kind, order.subject(), detail);
  }

  long warehouseId(String referenceKey) {
    int index = options.warehouses().indexOf(referenceKey);
    if (index < 0) {
      throw new IllegalArgumentException("Unknown warehouse. referenceKey=" + referenceKey);
    }
    return FIRST_WAREHOUSE_ID + index;
  }

  static ArrayNode idsJson(List<OrderItem> items) {
    ArrayNode ids = Json.array();
    items.forEach(item -> ids.add(item.id));
    return ids;
  }

  private static ArrayNode itemsJson(List<OrderItem> items) {
    ArrayNode array = Json.array();
    items.forEach(item ->
        array
            .addObject()
            .put("orderItemId", item.id)
            .put("sku", item.unit.sku())
            .put("warehouse", item.unit.warehouse())
            .put("cents", item.unit.cents()));
    return array;
  }

  private void addItem(List<OrderItem> items, Unit unit, @Nullable OrderItem main) {
    warehouseId(unit.warehouse()); // An unknown warehouse shows here, not in some later call.
    OrderItem item = new OrderItem(ids.nextItem(), ids.nextDelegation(), ids.nextKey(), unit, main);
    items.add(item);
    unit.subItems().forEach(sub -> addItem(items, sub, item));
  }
}
