package dev.lockstep.platform.deposco;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.platform.deposco.DeposcoOrderRules.HoldFirst;
import dev.lockstep.platform.deposco.DraftMapping.Withheld;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse.Cancelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels orders, whole or by lines.
 *
 * <p>The gate is the release of the wave: behind it Deposco refuses. A whole order is put on hold
 * first, so that no wave takes it while it is being cancelled; where that is refused, or the
 * cancellation itself, the status read back says whether it is too late. Deposco decides on lines
 * in one step, so that a hold would gain nothing there, and an order could be left on hold by a
 * failure after its lines are cancelled.
 */
final class Cancellations {
  private static final Logger LOG = LoggerFactory.getLogger(Cancellations.class);
  private static final String HOLD = "Hold";
  private static final String NEW = "New";
  private static final int LETTING_GO = 3;

  private final ConnectionId connection;
  private final DeposcoOrderRules rules;
  private final DeposcoClient client;
  private final SalesOrders orders;
  private final DraftMapping mapping;

  Cancellations(
      ConnectionId connection,
      DeposcoOrderRules rules,
      DeposcoClient client,
      SalesOrders orders,
      DraftMapping mapping) {
    this.connection = connection;
    this.rules = rules;
    this.client = client;
    this.orders = orders;
    this.mapping = mapping;
  }

  /** Whether we have put an order on hold. */
  private enum Hold {
    OURS,
    NOT_OURS
  }

  /** Cancels every copy there is: none of them shall ship. */
  Cancelling whole(FulfilmentRef ref) {
    List<HeldOrder> copies = orders.locate(ref);
    if (copies.isEmpty()) {
      return new Cancelling.Unknown();
    }
    Cancelling worst = new Cancelling.Cancelled();
    for (HeldOrder copy : copies) {
      if (!copy.isCancelled()) {
        worst = worse(worst, whole(copy));
      }
    }
    return worst;
  }

  private static Cancelling worse(Cancelling one, Cancelling other) {
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(Cancelling answer) {
    return switch (answer) {
      case Cancelling.Cancelled cancelled -> 0;
      case Cancelling.Unknown unknown -> 1;
      case Cancelling.Pending pending -> 2;
      case Cancelling.TooLate late -> 3;
    };
  }

  private Cancelling whole(HeldOrder order) {
    Held held = hold(order, rules.holdFirst() != HoldFirst.NEVER);
    if (held.verdict().isPresent()) {
      return held.verdict().get();
    }
    return switch (client.cancel(order.id())) {
      case DeposcoAnswer.Good good -> shown(order);
      case DeposcoAnswer.Bad bad -> {
        letGo(order, held.by());
        yield verdict(order, bad.refusal())
            .orElseThrow(() -> client.rejected("cancellation", bad.refusal()));
      }
    };
  }

  /**
   * What became of putting an order on hold.
   *
   * @param verdict where it was refused because the order is past the gate, or cancelled already
   */
  private record Held(Hold by, Optional<Cancelling> verdict) {}

  private Held hold(HeldOrder order, boolean wanted) {
    if (!wanted || !canBeHeld(order)) {
      return new Held(Hold.NOT_OURS, Optional.empty());
    }
    return switch (client.move(order.id(), HOLD)) {
      case DeposcoAnswer.Good good -> new Held(Hold.OURS, Optional.empty());
      case DeposcoAnswer.Bad bad -> new Held(Hold.NOT_OURS, verdict(order, bad.refusal()));
    };
  }

  /** A draft is not in any wave's reach, and what is on hold already need not be put there. */
  private static boolean canBeHeld(HeldOrder order) {
    return order.stage() != FulfilmentStage.ON_HOLD && order.stage() != FulfilmentStage.ACCEPTED;
  }

  private Cancelling shown(HeldOrder order) {
    Optional<HeldOrder> after = orders.byId(order.id());
    if (after.isEmpty()) {
      return new Cancelling.Unknown();
    }
    return after.get().isCancelled()
        ? new Cancelling.Cancelled()
        : new Cancelling.Pending(after.get().rawStatus());
  }

  /** Some units of some lines; what is cancelled already counts. */
  Cancelling lines(FulfilmentRef ref, List<LineQuantity> asked) {
    List<HeldOrder> copies = orders.locate(ref);
    if (copies.isEmpty()) {
      return new Cancelling.Unknown();
    }
    HeldOrder order = HeldOrder.mainOf(copies);
    Optional<ObjectNode> wanted = mapping.cancellation(withheld(order, asked));
    if (order.isCancelled() || wanted.isEmpty()) {
      return new Cancelling.Cancelled();
    }
    Held held = hold(order, rules.holdFirst() == HoldFirst.ALWAYS);
    if (held.verdict().isPresent()) {
      return held.verdict().get();
    }
    DeposcoAnswer answer;
    try {
      answer = client.cancel(order.id(), wanted.get());
    } finally {
      letGo(order, held.by());
    }
    return switch (answer) {
      case DeposcoAnswer.Good good -> new Cancelling.Cancelled();
      case DeposcoAnswer.Bad bad ->
          verdict(order, bad.refusal())
              .orElseThrow(() -> client.rejected("cancellation of lines", bad.refusal()));
    };
  }

  private static List<Withheld> withheld(HeldOrder order, List<LineQuantity> asked) {
    List<Withheld> withheld = new ArrayList<>();
    for (LineQuantity wish : asked) {
      order
          .line(wish.line())
          .ifPresent(line ->
              withheld.add(
                  new Withheld(line.id(), wish.quantity().units(), line.cancelled().units())));
    }
    return withheld;
  }

  /**
   * What a refusal comes to, by the status read back.
   *
   * @return empty where the order stands before the gate, so that this is not why it was refused
   */
  private Optional<Cancelling> verdict(HeldOrder before, DeposcoRefusal refusal) {
    if (refusal.httpStatus() != 400 && refusal.httpStatus() != 404) {
      throw client.rejected("cancellation", refusal);
    }
    Optional<HeldOrder> now = orders.byId(before.id());
    if (now.isEmpty()) {
      return Optional.of(new Cancelling.Unknown());
    }
    return switch (now.get().stage()) {
      case CANCELLED -> Optional.of(new Cancelling.Cancelled());
      case ACCEPTED, RECEIVED, ON_HOLD, BACKORDERED, QUERIED, ALLOCATED, CANCEL_REQUESTED ->
          Optional.empty();
      case RELEASED,
          PICKING,
          PICKED,
          PACKING,
          PACKED,
          PART_DISPATCHED,
          DISPATCHED,
          DELIVERED,
          REJECTED,
          UNMAPPED ->
          Optional.of(new Cancelling.TooLate(now.get().rawStatus()));
    };
  }

  /** Lets an order go that goes on, if it was us who held it. */
  private void letGo(HeldOrder order, Hold hold) {
    if (hold == Hold.NOT_OURS) {
      return;
    }
    for (int attempt = 1; attempt <= LETTING_GO; attempt++) {
      try {
        switch (client.move(order.id(), NEW)) {
          case DeposcoAnswer.Good good -> {
            return;
          }
          case DeposcoAnswer.Bad bad -> {
            if (orders.byId(order.id()).filter(now -> now.rawStatus().equals(HOLD)).isEmpty()) {
              return;
            }
          }
        }
      } catch (PlatformFailure failure) {
        LOG.debug("Letting go failed. attempt={}, kind={}", attempt, failure.kind());
      }
    }
    LOG.warn(
        "An order was held for a cancellation and could not be let go again. connection={}, ref={}, orderId={}. Operations set it to New in Deposco.",
        connection,
        order.number(),
        order.id());
  }
}
