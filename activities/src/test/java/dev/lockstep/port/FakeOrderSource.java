package dev.lockstep.port;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.SourceOrder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An order source in memory. Faults are scripted: each is thrown once, by the next call. */
public final class FakeOrderSource implements OrderSource {
  private final Map<OrderId, SourceOrder> orders = new LinkedHashMap<>();
  private final Map<OrderId, Map<String, Delivery>> deliveries = new LinkedHashMap<>();
  private final Map<FulfilmentRef, String> acknowledged = new LinkedHashMap<>();
  private final List<CancellationDecision> cancellations = new ArrayList<>();
  private final Deque<RuntimeException> faults = new ArrayDeque<>();
  private final Deque<RuntimeException> writeFaults = new ArrayDeque<>();
  private List<LineQuantity> lastNotComing = List.of();
  private Optional<WriteBack.Refused> refusal = Optional.empty();

  private final List<ChangedOrder> changes = new ArrayList<>();
  private final Deque<RuntimeException> listingFaults = new ArrayDeque<>();
  private final Map<String, WebhookHealth> webhooks = new LinkedHashMap<>();
  private final Deque<RuntimeException> webhookFaults = new ArrayDeque<>();

  public FakeOrderSource put(SourceOrder order) {
    orders.put(order.id(), order);
    return this;
  }

  public void remove(OrderId order) {
    orders.remove(order);
  }

  /** The next read throws this. */
  public void failNextRead(RuntimeException fault) {
    faults.add(fault);
  }

  /** The next write throws this and has no effect. */
  public void failNextWrite(RuntimeException fault) {
    writeFaults.add(fault);
  }

  /** Every write is refused from now on. */
  public void refuse(String reason) {
    refusal = Optional.of(new WriteBack.Refused(reason));
  }

  /** Every write is refused from now on, since the orders are cancelled. */
  public void refuseAsCancelled(String reason) {
    refusal = Optional.of(new WriteBack.Refused(reason, WriteBack.Why.CANCELLED));
  }

  /** The order is listed as changed; pages hold one each. */
  public void changed(ChangedOrder order) {
    changes.add(order);
  }

  /** The next listing throws this, at the second page where there is one. */
  public void failNextListing(RuntimeException fault) {
    listingFaults.add(fault);
  }

  /** One of its webhooks stands so; it is known by its name. */
  public void webhook(WebhookHealth webhook) {
    webhooks.put(webhook.name(), webhook);
  }

  public void failNextWebhookLook(RuntimeException fault) {
    webhookFaults.add(fault);
  }

  @Override
  public List<WebhookHealth> reviveWebhooks() {
    throwNext(webhookFaults);
    return List.copyOf(webhooks.values());
  }

  public Map<FulfilmentRef, String> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  public List<Delivery> deliveries(OrderId order) {
    return List.copyOf(deliveries.getOrDefault(order, Map.of()).values());
  }

  public List<LineQuantity> lastNotComing() {
    return lastNotComing;
  }

  public List<CancellationDecision> cancellations() {
    return List.copyOf(cancellations);
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> capabilities =
        EnumSet.of(
            Capability.NATIVE_DELIVERIES,
            Capability.TAKE_BACK,
            Capability.RELEASE_NOTE,
            Capability.FIND_BY_PAYMENT);
    if (!webhooks.isEmpty()) {
      capabilities.add(Capability.WEBHOOK_HEALTH);
    }
    return capabilities;
  }

  @Override
  public Optional<SourceOrder> read(OrderId order) {
    throwNext(faults);
    return Optional.ofNullable(orders.get(order));
  }

  @Override
  public Optional<OrderId> findByNumber(String number) {
    return orders.values().stream()
        .filter(order -> number.equals(order.number()))
        .map(SourceOrder::id)
        .findFirst();
  }

  @Override
  public List<OrderId> findByPayment(String payment) {
    return List.of();
  }

  @Override
  public void acknowledgeRelease(OrderId order, FulfilmentRef fulfilment, String warehouseId) {
    throwNext(writeFaults);
    acknowledged.put(fulfilment, warehouseId);
  }

  @Override
  public WriteBack confirm(OrderId order, List<Delivery> shown, List<LineQuantity> notComing) {
    throwNext(writeFaults);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    lastNotComing = List.copyOf(notComing);
    Map<String, Delivery> held = deliveries.computeIfAbsent(order, any -> new LinkedHashMap<>());
    boolean wrote = false;
    for (Delivery delivery : shown) {
      wrote |= !delivery.equals(held.put(String.valueOf(delivery.key()), delivery));
    }
    return new WriteBack.Shown(held.size(), wrote);
  }

  @Override
  public WriteBack confirm(
      OrderId order, List<Delivery> shown, List<String> takenBack, List<LineQuantity> notComing) {
    takenBack.forEach(deliveries.getOrDefault(order, new LinkedHashMap<>())::remove);
    return confirm(order, shown, notComing);
  }

  @Override
  public WriteBack reportCancellation(
      OrderId order, boolean wholeOrder, CancellationDecision decision) {
    throwNext(writeFaults);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    boolean wrote = !cancellations.contains(decision);
    if (wrote) {
      cancellations.add(decision);
    }
    return new WriteBack.Shown(cancellations.size(), wrote);
  }

  @Override
  public Page<ChangedOrder> changedSince(Instant since, Optional<String> cursor) {
    int page = cursor.map(Integer::parseInt).orElse(0);
    if (page > 0 || changes.size() <= 1) {
      throwNext(listingFaults);
    }
    return new Page<>(
        changes.stream().skip(page).limit(1).toList(),
        page + 1 < changes.size() ? Optional.of(Integer.toString(page + 1)) : Optional.empty());
  }

  private static void throwNext(Deque<RuntimeException> script) {
    RuntimeException fault = script.poll();
    if (fault != null) {
      throw fault;
    }
  }
}
