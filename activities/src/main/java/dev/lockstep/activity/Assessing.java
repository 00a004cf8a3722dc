package dev.lockstep.activity;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.Sku;
import dev.lockstep.order.Assessment;
import dev.lockstep.order.AssessmentRequest;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.order.policy.CheckedOrder;
import dev.lockstep.order.policy.OrderCheck;
import dev.lockstep.order.policy.Payments;
import dev.lockstep.port.Capability;
import dev.lockstep.port.Warehouse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an order and judges it. Writes nothing. */
public final class Assessing {
  private static final Logger LOG = LoggerFactory.getLogger(Assessing.class);

  private final InstantSource clock;

  Assessing(InstantSource clock) {
    this.clock = clock;
  }

  Assessment assess(Link link, AssessmentRequest request) {
    Instant now = clock.instant();
    Optional<SourceOrder> read = link.source().read(request.order());
    if (read.isEmpty()) {
      LOG.info("The source has no such order. link={} order={}", link.id(), request.order());
      return new Assessment(
          Assessment.VERSION,
          null,
          0,
          false,
          link.policy().deadlines().of(now, null, now),
          List.of(),
          new Assessment.Gone());
    }
    SourceOrder order = read.get();
    OrderCheck check = new OrderCheck(link.policy(), request.amendments(), request.waived());
    Assessment.Verdict verdict = verdict(link, order, check.check(order));
    LOG.info(
        "Order assessed. link={} order={} version={} verdict={}",
        link.id(),
        order.id(),
        order.version(),
        verdict.getClass().getSimpleName());
    return new Assessment(
        Assessment.VERSION,
        order.number(),
        order.version(),
        order.lastWriteByUs(),
        link.policy().deadlines().of(order.placedAt(), order.closesAt(), now),
        order.state() == SourceState.OPEN ? check.cancelledLines(order) : List.of(),
        verdict);
  }

  private static Assessment.Verdict verdict(Link link, SourceOrder order, CheckedOrder checked) {
    Assessment.Verdict offline = withoutWarehouses(link, order, checked);
    return switch (offline) {
      case Assessment.Faulty faulty -> judged(knownAtWarehouses(link, checked));
      case Assessment.Ready ready -> judged(knownAtWarehouses(link, checked));
      case Assessment.Gone gone -> gone;
      case Assessment.Shipped shipped -> shipped;
      case Assessment.CancelledAtSource cancelled -> cancelled;
      case Assessment.Incomplete incomplete -> incomplete;
      case Assessment.Unpaid unpaid -> onceItIsPaid(link, unpaid, checked);
    };
  }

  /** Says what will be released where nothing but the payment stands in the way. */
  private static Assessment.Verdict onceItIsPaid(
      Link link, Assessment.Unpaid unpaid, CheckedOrder checked) {
    CheckedOrder known = checked.isFit() ? knownAtWarehouses(link, checked) : checked;
    return known.isFit() ? new Assessment.Unpaid(unpaid.reason(), known.plans()) : unpaid;
  }

  /**
   * The verdict before the warehouses are asked for their SKUs. Who is still writing an order need
   * not have paid, and who has not paid need not be told what else is wrong.
   */
  public static Assessment.Verdict withoutWarehouses(
      Link link, SourceOrder order, CheckedOrder checked) {
    if (order.state() == SourceState.CANCELLED || checked.nothingWanted()) {
      return new Assessment.CancelledAtSource();
    }
    if (checked.shipped()) {
      return new Assessment.Shipped();
    }
    if (!checked.missing().isEmpty()) {
      return new Assessment.Incomplete(checked.findings());
    }
    return switch (Payments.judge(link.policy().payment(), order.payment())) {
      case Payments.Settlement.Open open -> new Assessment.Unpaid(open.reason());
      case Payments.Settlement.Settled settled -> judged(checked);
    };
  }

  private static Assessment.Verdict judged(CheckedOrder checked) {
    return checked.isFit()
        ? new Assessment.Ready(checked.plans())
        : new Assessment.Faulty(checked.findings());
  }

  private static CheckedOrder knownAtWarehouses(Link link, CheckedOrder checked) {
    CheckedOrder known = checked;
    for (Map.Entry<ConnectionId, Set<Sku>> asked : checked.skus().entrySet()) {
      Warehouse warehouse = link.warehouse(asked.getKey());
      if (warehouse.capabilities().contains(Capability.SKU_LOOKUP)) {
        known = known.withUnknown(asked.getKey(), warehouse.unknownAmong(asked.getValue()));
      }
    }
    return known;
  }
}
