package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.platform.commercetools.CommercetoolsSettings.CancelMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an order shows what became of a cancellation: as a whole by its states, in part by the states
 * of its lines, refused by a field or a state of the project's own.
 */
record CancellationPlan(
    CommercetoolsSettings settings,
    References states,
    Extent extent,
    CancellationDecision decision) {

  /** How much of the order was to be cancelled. */
  enum Extent {
    WHOLE_ORDER,
    SOME_LINES
  }

  Plan on(StoredOrder stored) {
    String lineState = settings.cancelledLineState();
    if (marksLines() && lineState != null && states.idOf(lineState).isEmpty()) {
      return new Plan.Refuse("no line item state with key " + lineState);
    }
    List<ObjectNode> actions = new ArrayList<>();
    switch (decision.outcome()) {
      case CANCELLED -> {
        switch (extent) {
          case WHOLE_ORDER -> actions.addAll(marks(stored));
          case SOME_LINES -> actions.addAll(lines(stored));
        }
      }
      case PARTLY_CANCELLED -> {
        actions.addAll(lines(stored));
        note(stored).ifPresent(actions::add);
      }
      case TOO_LATE, UNDECIDED -> {
        refusedState(stored).ifPresent(actions::add);
        note(stored).ifPresent(actions::add);
      }
    }
    return Plan.of(actions);
  }

  private boolean marksLines() {
    return switch (decision.outcome()) {
      case CANCELLED -> extent == Extent.SOME_LINES;
      case PARTLY_CANCELLED -> true;
      case TOO_LATE, UNDECIDED -> false;
    };
  }

  private List<ObjectNode> marks(StoredOrder stored) {
    List<ObjectNode> actions = new ArrayList<>();
    if (settings.cancelMarks().contains(CancelMark.ORDER_STATE)
        && stored.orderState().filter("Cancelled"::equals).isEmpty()) {
      actions.add(Actions.orderState("Cancelled"));
    }
    if (settings.cancelMarks().contains(CancelMark.SHIPMENT_STATE)
        && stored.shipmentState().filter("Canceled"::equals).isEmpty()) {
      actions.add(Actions.shipmentState("Canceled"));
    }
    return actions;
  }

  private List<ObjectNode> lines(StoredOrder stored) {
    Optional<String> target =
        Optional.ofNullable(settings.cancelledLineState()).flatMap(states::idOf);
    return target.stream()
        .flatMap(state ->
            decision.cancelled().stream().flatMap(line -> cancelled(stored, state, line).stream()))
        .toList();
  }

  /** The whole division of the line, so that a repeat moves nothing further. */
  private static Optional<ObjectNode> cancelled(
      StoredOrder stored, String target, LineQuantity line) {
    List<StoredOrder.UnitsInState> now = stored.states(line.line());
    Quantity there = Quantity.ZERO;
    Quantity all = Quantity.ZERO;
    for (StoredOrder.UnitsInState units : now) {
      all = all.plus(units.quantity());
      there = units.stateId().equals(target) ? there.plus(units.quantity()) : there;
    }
    Quantity wanted = line.quantity().atMost(all);
    if (wanted.compareTo(there) <= 0) {
      return Optional.empty();
    }
    Quantity toMove = wanted.minus(there);
    List<StoredOrder.UnitsInState> then = new ArrayList<>();
    for (StoredOrder.UnitsInState units : now) {
      if (units.stateId().equals(target)) {
        continue;
      }
      Quantity moved = units.quantity().atMost(toMove);
      toMove = toMove.minus(moved);
      Quantity left = units.quantity().minus(moved);
      if (!left.isZero()) {
        then.add(new StoredOrder.UnitsInState(units.stateId(), left));
      }
    }
    then.add(new StoredOrder.UnitsInState(target, wanted));
    return Optional.of(Actions.lineStates(line.line(), then));
  }

  private Optional<ObjectNode> refusedState(StoredOrder stored) {
    String key = settings.refusedState();
    if (key == null || stored.stateId().map(states::keyOf).filter(key::equals).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(Actions.transition(key));
  }

  private Optional<ObjectNode> note(StoredOrder stored) {
    String field = settings.cancellationField();
    String value =
        decision.evidence() == null
            ? decision.outcome().name()
            : decision.outcome() + ": " + decision.evidence();
    if (field == null || stored.field(field).filter(value::equals).isPresent()) {
      return Optional.empty();
    }
    return Actions.field(stored, settings.customType(), field, value);
  }
}
