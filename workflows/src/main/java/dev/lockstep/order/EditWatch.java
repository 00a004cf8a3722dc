package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happens to the order after its release: edits reach the warehouse or a person, cancellations
 * made at the source reach the desk. Never silently ignored.
 */
final class EditWatch {
  private final OrderRecord order;
  private final Activities activities;
  private final CancellationDesk cancellations;
  private final Judging judging;
  private final Map<FulfilmentRef, ParkedCase> parked = new HashMap<>();
  private final Set<String> accepted = new HashSet<>();
  private boolean looking;

  EditWatch(
      OrderRecord order, Activities activities, CancellationDesk cancellations, Judging judging) {
    this.order = order;
    this.activities = activities;
    this.cancellations = cancellations;
    this.judging = judging;
  }

  /** Works until the workflow ends. */
  void run() {
    while (true) {
      Workflow.await(() -> order.inbox().hasChange() && isUnderWay());
      looking = true;
      look();
      looking = false;
    }
  }

  boolean isIdle() {
    return !looking && !(order.inbox().hasChange() && isUnderWay());
  }

  private boolean isUnderWay() {
    return order.fulfilments().values().stream().anyMatch(FulfilmentProcess::isReleased)
        && order.fulfilments().values().stream().noneMatch(f -> f.isInFlight() || f.isMoved());
  }

  private void look() {
    Assessment now;
    try {
      now = judging.read("Read the order again: it changed after its release");
    } catch (ActivityFailure failure) {
      Problem problem = Problem.of(failure);
      order
          .parking()
          .park(
              problem.code(),
              OrderStage.AWAITING_DISPATCH,
              List.of(new Finding(problem.code(), null, problem.reason())),
              null,
              () -> false);
      order.inbox().markChange();
      return;
    }
    switch (now.verdict()) {
      case Assessment.CancelledAtSource ignored -> withdraw(now, List.of());
      case Assessment.Gone ignored ->
          order.note("The order source does not know the order any more.");
      case Assessment.Faulty faulty -> {
        withdrawCancelledLines(now);
        order.fulfilments().values().stream()
            .filter(FulfilmentProcess::isOpen)
            .forEach(f -> hold(f, faulty.findings()));
      }
      case Assessment.Incomplete ignored -> compareAll(now);
      case Assessment.Unpaid ignored -> compareAll(now);
      case Assessment.Shipped ignored -> compareAll(now);
      case Assessment.Ready ignored -> compareAll(now);
    }
  }

  private void compareAll(Assessment now) {
    withdrawCancelledLines(now);
    for (FulfilmentProcess fulfilment : List.copyOf(order.fulfilments().values())) {
      if (fulfilment.isOpen() && fulfilment.isReleased()) {
        compare(fulfilment);
      }
    }
  }

  private void withdrawCancelledLines(Assessment now) {
    Map<LineId, Quantity> known = new HashMap<>();
    order.notComing().forEach(line -> known.put(line.line(), line.quantity()));
    List<LineQuantity> news =
        now.cancelledLines().stream()
            .filter(line ->
                line.quantity().compareTo(known.getOrDefault(line.line(), Quantity.ZERO)) > 0)
            .toList();
    if (!news.isEmpty()) {
      withdraw(now, news);
    }
  }

  private void withdraw(Assessment now, List<LineQuantity> lines) {
    cancellations.ask(cancellations.bySource(now.sourceVersion(), lines));
  }

  private void compare(FulfilmentProcess fulfilment) {
    EditOutcome outcome;
    try {
      outcome =
          activities
              .warehouse(
                  fulfilment.plan().warehouse(),
                  "Bring the edit of "
                      + fulfilment.plan().words()
                      + " to "
                      + fulfilment.plan().warehouse())
              .amend(
                  new EditRequest(
                      EditRequest.VERSION,
                      order.request().link(),
                      order.request().order(),
                      fulfilment.plan(),
                      order.amendments()));
    } catch (ActivityFailure failure) {
      Problem problem = Problem.of(failure);
      hold(fulfilment, List.of(new Finding(problem.code(), null, problem.reason())));
      return;
    }
    switch (outcome) {
      case EditOutcome.NothingChanged ignored -> settle(fulfilment, "the edit is gone.");
      case EditOutcome.Amended amended -> {
        order.note("Amended in the warehouse: " + String.join(", ", amended.fields()) + ".");
        settle(fulfilment, "the warehouse has the edit.");
      }
      case EditOutcome.NotAmendable refused -> {
        String what = fulfilment.ref() + ": " + String.join(", ", refused.fields());
        if (!accepted.contains(what)) {
          hold(
              fulfilment,
              List.of(
                  new Finding(
                      ExceptionCode.EDITED_AFTER_RELEASE,
                      null,
                      "Edited after the release: "
                          + String.join(", ", refused.fields())
                          + "; the warehouse says "
                          + refused.status()
                          + ".")),
              what);
        }
      }
    }
  }

  private void hold(FulfilmentProcess fulfilment, List<Finding> findings) {
    hold(fulfilment, findings, fulfilment.ref().value());
  }

  private void hold(FulfilmentProcess fulfilment, List<Finding> findings, String what) {
    if (parked.containsKey(fulfilment.ref())) {
      return;
    }
    ParkedCase matter =
        order
            .parking()
            .open(
                ExceptionCode.EDITED_AFTER_RELEASE, fulfilment.stage(), findings, fulfilment.ref());
    parked.put(fulfilment.ref(), matter);
    Async.procedure(this::awaitDecision, fulfilment, matter, what);
  }

  private void awaitDecision(FulfilmentProcess fulfilment, ParkedCase matter, String what) {
    Workflow.await(() -> matter.isDecided() || parked.get(fulfilment.ref()) != matter);
    if (parked.get(fulfilment.ref()) != matter) {
      return;
    }
    Resolution decision = matter.decision();
    parked.remove(fulfilment.ref());
    order.parking().close(matter, decision.kind() + " by " + decision.author() + ".");
    order.take(decision);
    switch (decision.kind()) {
      case RELEASE_ANYWAY -> accepted.add(what);
      case CANCEL -> fulfilment.cancelIfDecided(decision);
      case RETRY, AMEND -> order.inbox().markChange();
    }
  }

  private void settle(FulfilmentProcess fulfilment, String why) {
    ParkedCase matter = parked.remove(fulfilment.ref());
    if (matter != null) {
      order.parking().close(matter, why);
    }
  }
}
