package dev.lockstep.activity;

import dev.lockstep.common.LineId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Money;
import dev.lockstep.order.FulfilmentPlan;
import dev.lockstep.order.PlannedLine;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the whole instruction to a warehouse, from a plan and the order as it is now. */
final class Drafts {
  private Drafts() {}

  /** The draft; empty where the order has no address, or lacks a line of the plan. */
  static Optional<WarehouseOrderDraft> of(LinkId link, SourceOrder order, FulfilmentPlan plan) {
    Address address = order.shippingAddress();
    Map<LineId, SourceLine> sources =
        order.lines().stream()
            .collect(
                Collectors.toMap(SourceLine::id, Function.identity(), (first, second) -> first));
    Money value = Money.zero(order.total().currency(), order.total().fractionDigits());
    List<DraftLine> lines = new ArrayList<>();
    for (PlannedLine planned : plan.lines()) {
      SourceLine source = sources.get(planned.line());
      if (source == null) {
        return Optional.empty();
      }
      Money share = share(source, planned);
      value = share.sameCurrencyAs(value) ? value.plus(share) : value;
      lines.add(
          new DraftLine(planned.line(), planned.sku(), planned.quantity(), source.unitPrice()));
    }
    return address == null
        ? Optional.empty()
        : Optional.of(
            new WarehouseOrderDraft(
                plan.ref(),
                link,
                order.number(),
                order.placedAt(),
                plan.facility(),
                plan.service(),
                address,
                value,
                lines));
  }

  /** What the planned units cost of the line's price, rounded down. */
  private static Money share(SourceLine source, PlannedLine planned) {
    Money total = source.total();
    if (source.ordered().isZero() || source.ordered().equals(planned.quantity())) {
      return total;
    }
    long units =
        BigInteger.valueOf(total.minorUnits())
            .multiply(BigInteger.valueOf(planned.quantity().units()))
            .divide(BigInteger.valueOf(source.ordered().units()))
            .longValueExact();
    return new Money(units, total.currency(), total.fractionDigits());
  }
}
