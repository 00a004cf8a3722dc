package dev.lockstep.activity.sweep;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.FulfilmentChanged;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.port.Capability;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.Warehouse.ChangedFulfilment;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fulfilments that a warehouse cancelled or rejected by itself, where it lists them. Any other
 * change is left alone: an order that waits costs nothing.
 */
final class AlteredFulfilments {
  private static final int REMEMBERED = 10_000;

  private final ConnectionId connection;
  private final Warehouse warehouse;
  private final List<LinkId> links;
  private final OrderHints orders;
  private final Map<String, String> told =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  AlteredFulfilments(
      ConnectionId connection, Warehouse warehouse, List<LinkId> links, OrderHints orders) {
    this.connection = connection;
    this.warehouse = warehouse;
    this.links = List.copyOf(links);
    this.orders = orders;
  }

  /**
   * Hints the orders concerned.
   *
   * @param alive called after each page
   * @return how many orders took a hint
   */
  synchronized int hint(Instant since, Runnable alive) {
    if (!warehouse.capabilities().contains(Capability.FULFILMENT_FEED)) {
      return 0;
    }
    int hinted = 0;
    Optional<String> cursor = Optional.empty();
    do {
      Page<ChangedFulfilment> page = warehouse.changedSince(since, cursor);
      for (ChangedFulfilment changed : page.items()) {
        if (isNews(changed)) {
          hinted += pass(changed);
        }
      }
      if (page.next().isPresent() && page.next().equals(cursor)) {
        throw PlatformFailure.of(
            FailureKind.MALFORMED,
            connection,
            "A page of fulfilments names itself as the next one. Report it to the warehouse's support: connection %s."
                .formatted(connection));
      }
      cursor = page.next();
      alive.run();
    } while (cursor.isPresent());
    return hinted;
  }

  private boolean isNews(ChangedFulfilment changed) {
    boolean matters =
        changed.stage() == FulfilmentStage.CANCELLED || changed.stage() == FulfilmentStage.REJECTED;
    return matters && !eventId(changed).equals(told.get(changed.ref().value()));
  }

  private int pass(ChangedFulfilment changed) {
    Optional<OrderId> order = order(changed.ref());
    if (order.isEmpty()) {
      return 0;
    }
    FulfilmentChanged hint =
        new FulfilmentChanged(FulfilmentChanged.VERSION, eventId(changed), changed.ref());
    boolean taken = false;
    for (LinkId link : links) {
      OrderHints.Answer answer = orders.alter(OrderNames.workflowId(link, order.get()), hint);
      taken |= answer == OrderHints.Answer.TAKEN;
    }
    told.put(changed.ref().value(), eventId(changed));
    return taken ? 1 : 0;
  }

  /** The same in every sweep and process, so that the order takes it once. */
  private static String eventId(ChangedFulfilment changed) {
    return changed.ref() + "@" + changed.stage();
  }

  /** Others ship from the same warehouse: their references need not look like ours. */
  private static Optional<OrderId> order(FulfilmentRef ref) {
    try {
      return Optional.of(ref.order());
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
