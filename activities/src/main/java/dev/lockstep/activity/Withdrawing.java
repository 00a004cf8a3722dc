package dev.lockstep.activity;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.WithdrawalOutcome;
import dev.lockstep.order.WithdrawalRequest;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.port.Capability;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cancels a fulfilment, or some lines of it, in its warehouse, by the warehouse's live status. */
final class Withdrawing {
  private static final Logger LOG = LoggerFactory.getLogger(Withdrawing.class);
  private static final int V = 1;

  private final LookUp lookUp;
  private final LateCreates lateCreates;

  Withdrawing(LookUp lookUp, LateCreates lateCreates) {
    this.lookUp = lookUp;
    this.lateCreates = lateCreates;
  }

  WithdrawalOutcome withdraw(Link link, WithdrawalRequest request, Attempt attempt) {
    ConnectionId connection = connection(link, attempt);
    WithdrawalOutcome outcome = decide(link, link.warehouse(connection), connection, request);
    LOG.info(
        "Withdrawal {}. link={} order={} fulfilment={} warehouse={}",
        switch (outcome) {
          case WithdrawalOutcome.Withdrawn withdrawn -> "done, status=" + withdrawn.status();
          case WithdrawalOutcome.TooLate late -> "too late, status=" + late.status();
          case WithdrawalOutcome.Pending pending -> "pending, status=" + pending.status();
        },
        link.id(),
        request.order(),
        request.fulfilment(),
        connection);
    return outcome;
  }

  /** The warehouse's own queue runs this, so the queue says which warehouse is meant. */
  private static ConnectionId connection(Link link, Attempt attempt) {
    if (link.warehouses().size() == 1) {
      return link.warehouses().keySet().iterator().next();
    }
    return link.warehouses().keySet().stream()
        .filter(each -> OrderNames.connectionQueue(each).equals(attempt.taskQueue()))
        .findFirst()
        .orElseThrow(() ->
            PlatformFailure.of(
                FailureKind.REJECTED,
                link.sourceConnection(),
                "A withdrawal came on a queue of no warehouse. link="
                    + link.id()
                    + " queue="
                    + attempt.taskQueue()
                    + ". Send it on the warehouse's own queue."));
  }

  private WithdrawalOutcome decide(
      Link link, Warehouse warehouse, ConnectionId connection, WithdrawalRequest request) {
    Optional<WarehouseOrder> found = lookUp.until(warehouse, request.fulfilment(), any -> true);
    if (found.isEmpty()) {
      lateCreates.ruleOut(
          connection, request.fulfilment(), Optional.ofNullable(request.givenUpAt()));
      return new WithdrawalOutcome.Withdrawn(V, request.lines(), null);
    }
    WarehouseOrder held = found.get();
    if (isWithdrawn(held, request.lines())) {
      return withdrawn(held, request.lines());
    }
    if (held.stage() == FulfilmentStage.CANCEL_REQUESTED) {
      return new WithdrawalOutcome.Pending(V, held.rawStatus());
    }
    if (!link.policy().cutOff().allows(held.stage()) || !canCancel(warehouse, held, request)) {
      return new WithdrawalOutcome.TooLate(V, held.rawStatus(), held.statusSince());
    }
    List<LineQuantity> asked =
        warehouse.capabilities().contains(Capability.CANCEL_LINES) ? request.lines() : List.of();
    return switch (warehouse.cancel(request.fulfilment(), asked, request.reason())) {
      case Warehouse.Cancelling.Cancelled cancelled -> readBack(warehouse, request, held);
      case Warehouse.Cancelling.Pending pending ->
          new WithdrawalOutcome.Pending(V, pending.rawStatus());
      case Warehouse.Cancelling.TooLate late ->
          new WithdrawalOutcome.TooLate(V, late.rawStatus(), null);
      case Warehouse.Cancelling.Unknown unknown ->
          throw PlatformFailure.of(
              FailureKind.CONFLICT,
              connection,
              "The warehouse showed the fulfilment and then denied it. fulfilment="
                  + request.fulfilment()
                  + ". It is looked up again.");
    };
  }

  /** Without single-line cancellation, some lines can only go where they are all there is. */
  private static boolean canCancel(
      Warehouse warehouse, WarehouseOrder held, WithdrawalRequest request) {
    if (request.lines().isEmpty() || warehouse.capabilities().contains(Capability.CANCEL_LINES)) {
      return true;
    }
    Map<LineId, Quantity> asked = byLine(request.lines());
    return held.lines().stream()
        .allMatch(
            line -> asked.getOrDefault(line.line(), Quantity.ZERO).compareTo(line.ordered()) >= 0);
  }

  private WithdrawalOutcome readBack(
      Warehouse warehouse, WithdrawalRequest request, WarehouseOrder before) {
    WarehouseOrder after =
        lookUp
            .until(warehouse, request.fulfilment(), held -> isWithdrawn(held, request.lines()))
            .orElse(before);
    return isWithdrawn(after, request.lines())
        ? withdrawn(after, request.lines())
        : new WithdrawalOutcome.Pending(V, after.rawStatus());
  }

  private static boolean isWithdrawn(WarehouseOrder held, List<LineQuantity> asked) {
    if (held.stage() == FulfilmentStage.CANCELLED) {
      return true;
    }
    if (asked.isEmpty()) {
      return !held.lines().isEmpty()
          && held.lines().stream().allMatch(line -> line.cancelled().equals(line.ordered()));
    }
    Map<LineId, WarehouseLine> lines =
        held.lines().stream()
            .collect(
                Collectors.toMap(
                    WarehouseLine::line, Function.identity(), (first, second) -> first));
    return asked.stream()
        .allMatch(wish -> {
          WarehouseLine line = lines.get(wish.line());
          return line == null || line.cancelled().compareTo(wish.quantity()) >= 0;
        });
  }

  private static WithdrawalOutcome withdrawn(WarehouseOrder held, List<LineQuantity> asked) {
    boolean whole = held.stage() == FulfilmentStage.CANCELLED || asked.isEmpty();
    Map<LineId, Quantity> wishes = byLine(asked);
    List<LineQuantity> cancelled =
        held.lines().stream()
            .filter(line -> whole || wishes.containsKey(line.line()))
            .map(line -> new LineQuantity(line.line(), notShipping(held, line)))
            .filter(line -> !line.quantity().isZero())
            .toList();
    return new WithdrawalOutcome.Withdrawn(V, cancelled, held.rawStatus());
  }

  private static Quantity notShipping(WarehouseOrder held, WarehouseLine line) {
    return held.stage() == FulfilmentStage.CANCELLED
        ? line.ordered().minus(line.dispatched()).minus(line.shorted())
        : line.cancelled();
  }

  private static Map<LineId, Quantity> byLine(List<LineQuantity> lines) {
    return lines.stream()
        .collect(Collectors.toMap(LineQuantity::line, LineQuantity::quantity, Quantity::plus));
  }
}
