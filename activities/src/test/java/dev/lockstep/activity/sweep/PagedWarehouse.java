package dev.lockstep.activity.sweep;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.port.Capability;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lists shipments in pages given beforehand, whatever the time asked for; can do nothing else. */
final class PagedWarehouse implements Warehouse {
  private final List<ChangedFulfilment> changes = new ArrayList<>();

  /** One question for a page. */
  record Asked(Instant since, Optional<String> cursor) {}

  private final List<List<Shipment>> pages = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private final Map<Integer, PlatformFailure> failures = new ConcurrentHashMap<>();
  private boolean circular;

  synchronized PagedWarehouse page(Shipment... shipments) {
    pages.add(List.of(shipments));
    return this;
  }

  synchronized PagedWarehouse showing(Shipment... shipments) {
    pages.clear();
    return page(shipments);
  }

  /** Fails once when page {@code number}, counted from 1, is read. */
  PagedWarehouse failsOnceAtPage(int number, PlatformFailure failure) {
    failures.put(number, failure);
    return this;
  }

  synchronized PagedWarehouse whoseLastPageNamesItself() {
    circular = true;
    return this;
  }

  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized Page<Shipment> shippedSince(Instant since, Optional<String> cursor) {
    asked.add(new Asked(since, cursor));
    int number = cursor.map(c -> Integer.parseInt(c.substring("page-".length()))).orElse(1);
    PlatformFailure failure = failures.remove(number);
    if (failure != null) {
      throw failure;
    }
    boolean last = number == pages.size();
    Optional<String> next = last ? Optional.empty() : Optional.of("page-" + (number + 1));
    return new Page<>(pages.get(number - 1), last && circular ? cursor : next);
  }

  @Override
  public Set<Capability> capabilities() {
    return changes.isEmpty() ? Set.of() : Set.of(Capability.FULFILMENT_FEED);
  }

  /** It lists these fulfilments as changed, one a page. */
  PagedWarehouse changed(ChangedFulfilment... fulfilments) {
    changes.addAll(List.of(fulfilments));
    return this;
  }

  @Override
  public Optional<WarehouseOrder> find(FulfilmentRef ref) {
    throw notForASweep();
  }

  @Override
  public Creation create(WarehouseOrderDraft draft) {
    throw notForASweep();
  }

  @Override
  public Amending amend(WarehouseOrderDraft draft) {
    throw notForASweep();
  }

  @Override
  public Cancelling cancel(FulfilmentRef ref, List<LineQuantity> lines, String reason) {
    throw notForASweep();
  }

  @Override
  public List<Shipment> shipments(FulfilmentRef ref) {
    throw notForASweep();
  }

  @Override
  public Page<ChangedFulfilment> changedSince(Instant since, Optional<String> cursor) {
    int page = cursor.map(Integer::parseInt).orElse(0);
    return new Page<>(
        changes.subList(page, page + 1),
        page + 1 < changes.size() ? Optional.of(Integer.toString(page + 1)) : Optional.empty());
  }

  @Override
  public Set<Sku> unknownAmong(Set<Sku> skus) {
    throw notForASweep();
  }

  @Override
  public List<String> misfits(WarehouseOrderDraft draft) {
    throw notForASweep();
  }

  private static UnsupportedOperationException notForASweep() {
    return new UnsupportedOperationException("A sweep only lists shipments.");
  }
}
