package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.model.LineQuantity;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides cancellations, one after the other: at once before the release, by the warehouse's live
 * status after it, and after the outcome while a release is under way. The order source is told.
 */
final class CancellationDesk {
  static final String ORDER_SOURCE = "order source";
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final OrderRecord order;
  private final Activities activities;
  private final Queue<Pending> queue = new ArrayDeque<>();
  private final Map<String, Promise<CancellationDecision>> answers = new HashMap<>();
  private final LateCancellation late;

  private boolean deciding;
  private boolean wholeOrderWithdrawn;
  private boolean allShort;

  CancellationDesk(OrderRecord order, Activities activities) {
    this.order = order;
    this.activities = activities;
    this.late = new LateCancellation(order);
    EndedOrder ended = order.ended();
    this.wholeOrderWithdrawn = ended != null && ended.stage() == OrderStage.CANCELLED;
  }

  /** A request and the promise of its answer. */
  private record Pending(
      CancellationRequest request, CompletablePromise<CancellationDecision> answer) {}

  /** What the warehouses said to one request, gathered over the fulfilments. */
  private static final class Gathered {
    private final List<LineQuantity> cancelled = new ArrayList<>();
    private @Nullable String refusedBy;
    private @Nullable String evidence;
    private @Nullable Instant since;
  }

  /** Takes a request; a repeated id gets the answer of the first. */
  Promise<CancellationDecision> ask(CancellationRequest request) {
    Promise<CancellationDecision> known =
        request.requestId() == null ? null : answers.get(request.requestId());
    if (known != null) {
      return known;
    }
    CompletablePromise<CancellationDecision> answer = Workflow.newPromise();
    if (request.requestId() != null) {
      answers.put(request.requestId(), answer);
    }
    queue.add(new Pending(request, answer));
    return answer;
  }

  /** The order source itself shows the order, or some lines, as cancelled. */
  CancellationRequest bySource(long version, List<LineQuantity> lines) {
    return new CancellationRequest(
        CancellationRequest.VERSION,
        "source-version-" + version,
        "CUSTOMER_REQUEST",
        ORDER_SOURCE,
        lines);
  }

  CancellationRequest by(Resolution resolution) {
    return new CancellationRequest(
        CancellationRequest.VERSION, null, resolution.reason(), resolution.author(), List.of());
  }

  /** Works until the workflow ends. */
  void run() {
    while (true) {
      Workflow.await(() -> !queue.isEmpty());
      deciding = true;
      settle(queue.remove());
      deciding = false;
      order.cancelling(false);
    }
  }

  /** Decides, and again as long as a person wants what has left to be asked for again. */
  private void settle(Pending pending) {
    CancellationDecision decision;
    do {
      decision = decide(pending);
      order.decided(decision);
      pending.answer().complete(decision);
      tellSource(pending.request(), decision);
    } while (late.isToBeAskedAgain(pending.request(), decision));
  }

  boolean isDeciding() {
    return deciding;
  }

  boolean isIdle() {
    return !deciding && queue.isEmpty();
  }

  void awaitIdle() {
    Workflow.await(this::isIdle);
  }

  /** The whole order was given up: nothing of it may be released any more. */
  boolean isWholeOrderWithdrawn() {
    return wholeOrderWithdrawn;
  }

  /** The plans without what was cancelled before the release. */
  List<FulfilmentPlan> strike(List<FulfilmentPlan> plans, List<LineQuantity> cancelledAtSource) {
    Set<LineId> sent =
        order.progress().stream().map(LineProgress::line).collect(Collectors.toSet());
    return order.notShipping().applyTo(plans, cancelledAtSource, sent);
  }

  private CancellationDecision decide(Pending pending) {
    CancellationRequest request = pending.request();
    if (wholeOrderWithdrawn) {
      return decision(Outcome.CANCELLED, new Gathered(), "It is cancelled already.");
    }
    if (order.fulfilments().isEmpty()) {
      return beforeRelease(request);
    }
    order.cancelling(true);
    Workflow.await(
        () -> order.fulfilments().values().stream().noneMatch(FulfilmentProcess::isInFlight));
    if (order.fulfilments().isEmpty()) {
      return beforeRelease(request);
    }
    Gathered gathered = new Gathered();
    for (FulfilmentProcess fulfilment : List.copyOf(order.fulfilments().values())) {
      List<LineQuantity> lines =
          request.wholeOrder()
              ? fulfilment.lines()
              : order.notShipping().inTheWarehouse(fulfilment.mine(request.lines()));
      if (!lines.isEmpty()) {
        withdraw(fulfilment, lines, pending, gathered);
      }
    }
    if (request.wholeOrder() && gathered.refusedBy == null) {
      wholeOrderWithdrawn = true;
    }
    return afterRelease(request, gathered);
  }

  private CancellationDecision beforeRelease(CancellationRequest request) {
    Gathered gathered = new Gathered();
    if (request.wholeOrder()) {
      wholeOrderWithdrawn = true;
      return decision(Outcome.CANCELLED, gathered, "Cancelled before it was sent to a warehouse.");
    }
    order.notShipping().strike(request.lines());
    return new CancellationDecision(
        CancellationDecision.VERSION,
        Outcome.PARTLY_CANCELLED,
        null,
        order.now(),
        request.lines(),
        "Cancelled before it was sent to a warehouse: " + units(request.lines()) + ".");
  }

  private void withdraw(
      FulfilmentProcess fulfilment, List<LineQuantity> lines, Pending pending, Gathered gathered) {
    boolean whole = pending.request().wholeOrder();
    if (fulfilment.isCancelled()) {
      gathered.cancelled.addAll(lines);
      return;
    }
    if (!fulfilment.isMaybeSent()) {
      if (!whole) {
        order.notShipping().strike(order.notShipping().atSource(lines));
        fulfilment.judgeAnew();
      }
      if (whole) {
        fulfilment.withdraw(lines);
      }
      gathered.cancelled.addAll(lines);
      return;
    }
    switch (askWarehouse(fulfilment, whole ? List.of() : lines, pending)) {
      case WithdrawalOutcome.Withdrawn withdrawn -> {
        List<LineQuantity> agreed = withdrawn.cancelled().isEmpty() ? lines : withdrawn.cancelled();
        fulfilment.withdraw(agreed);
        gathered.cancelled.addAll(agreed);
      }
      case WithdrawalOutcome.TooLate late -> {
        gathered.refusedBy = fulfilment.plan().warehouse().value();
        gathered.evidence = late.status();
        gathered.since = late.statusSince();
      }
      case WithdrawalOutcome.Pending ignored ->
          throw new IllegalStateException("A pending cancellation is asked for until decided.");
    }
  }

  /** Asks until the warehouse decides; past its time a person is told and the asker answered. */
  private WithdrawalOutcome askWarehouse(
      FulfilmentProcess fulfilment, List<LineQuantity> lines, Pending pending) {
    FulfilmentRef ref = fulfilment.ref();
    Instant by = order.now().plus(order.times().decideCancellationWithin());
    Duration pause = FIRST_PAUSE;
    while (true) {
      WithdrawalOutcome outcome;
      try {
        outcome =
            activities
                .warehouse(
                    fulfilment.plan().warehouse(),
                    "Cancel " + fulfilment.plan().words() + " in " + fulfilment.plan().warehouse())
                .withdraw(
                    new WithdrawalRequest(
                        WithdrawalRequest.VERSION,
                        order.request().link(),
                        order.request().order(),
                        ref,
                        lines,
                        reasonOf(pending.request()),
                        fulfilment.releaseGivenUpAt()));
      } catch (ActivityFailure failure) {
        Problem problem = Problem.of(failure);
        hold(problem.code(), problem.reason(), ref);
        continue;
      }
      if (!(outcome instanceof WithdrawalOutcome.Pending undecided)) {
        return outcome;
      }
      if (!order.now().isBefore(by)) {
        answerUndecided(pending, undecided.status());
        hold(
            ExceptionCode.CANCELLATION_UNDECIDED,
            "Asked for long enough; the warehouse says " + undecided.status() + ".",
            ref);
        by = order.now().plus(order.times().decideCancellationWithin());
        pause = FIRST_PAUSE;
        continue;
      }
      order.waitingFor("the warehouse to decide on cancelling " + fulfilment.plan().words(), by);
      order.inbox().clear(ref);
      TimedWait.until(
          pause,
          "Ask again whether " + fulfilment.plan().words() + " is cancelled",
          fulfilment::hasNews);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private void answerUndecided(Pending pending, String status) {
    if (!pending.answer().isCompleted()) {
      Gathered gathered = new Gathered();
      gathered.evidence = status;
      pending
          .answer()
          .complete(
              decision(
                  Outcome.UNDECIDED,
                  gathered,
                  "The warehouse has not decided; it says " + status + ". Operations ask it."));
    }
  }

  private CancellationDecision afterRelease(CancellationRequest request, Gathered gathered) {
    if (gathered.refusedBy != null) {
      String since = gathered.since == null ? "" : " since " + gathered.since;
      String verdict =
          gathered.refusedBy + " says " + gathered.evidence + since + "; what is there ships.";
      return gathered.cancelled.isEmpty()
          ? decision(Outcome.TOO_LATE, gathered, "Too late: " + verdict)
          : decision(Outcome.PARTLY_CANCELLED, gathered, "Partly cancelled: " + verdict);
    }
    if (gathered.cancelled.isEmpty()) {
      return decision(Outcome.TOO_LATE, gathered, "Nothing of that is left to cancel.");
    }
    boolean all =
        request.wholeOrder()
            || order.fulfilments().values().stream().allMatch(FulfilmentProcess::isCancelled);
    return decision(
        all ? Outcome.CANCELLED : Outcome.PARTLY_CANCELLED,
        gathered,
        "Cancelled in the warehouse: " + units(gathered.cancelled) + ".");
  }

  /** Tells the order source, as long as it takes; what it decided itself it need not be told. */
  private void tellSource(CancellationRequest request, CancellationDecision decision) {
    boolean knowsAlready =
        ORDER_SOURCE.equals(request.author()) && decision.outcome() == Outcome.CANCELLED;
    if (!knowsAlready) {
      report(request.wholeOrder(), decision);
    }
  }

  private void report(boolean wholeOrder, CancellationDecision decision) {
    while (true) {
      try {
        activities
            .source("Tell the order source: " + decision.outcome())
            .reportCancellation(
                new CancellationNotice(
                    CancellationNotice.VERSION,
                    order.request().link(),
                    order.request().order(),
                    wholeOrder,
                    decision));
        return;
      } catch (ActivityFailure failure) {
        Problem problem = Problem.of(failure);
        ExceptionCode code =
            problem.code() == ExceptionCode.WAREHOUSE_REJECTED
                ? ExceptionCode.TRACKING_REFUSED
                : problem.code();
        hold(code, problem.reason(), null);
      }
    }
  }

  /** What is short does not come: the order source is told, the warehouse knows. */
  void giveUpShort(List<LineQuantity> shorted, @Nullable String evidence, String words) {
    allShort =
        order.progress().stream()
            .allMatch(line -> line.dispatched().isZero() && line.open().isZero());
    order.notShipping().giveUp(shorted);
    Set<LineId> concerned = shorted.stream().map(LineQuantity::line).collect(Collectors.toSet());
    Gathered gathered = new Gathered();
    order.progress().stream()
        .filter(line -> concerned.contains(line.line()))
        .map(line -> new LineQuantity(line.line(), line.cancelled()))
        .forEach(gathered.cancelled::add);
    gathered.evidence = evidence;
    CancellationDecision decision =
        decision(
            allShort ? Outcome.CANCELLED : Outcome.PARTLY_CANCELLED,
            gathered,
            words + units(shorted) + ".");
    order.decided(decision);
    report(allShort, decision);
  }

  /** Nothing of the order ships, since a person took it that it is short. */
  boolean hasGivenUpAllAsShort() {
    return allShort;
  }

  private void hold(ExceptionCode code, String reason, @Nullable FulfilmentRef ref) {
    order
        .parking()
        .park(
            code,
            OrderStage.CANCELLING,
            List.of(new Finding(code, null, reason)),
            ref,
            () -> ref != null && order.inbox().has(ref));
  }

  private CancellationDecision decision(Outcome outcome, Gathered gathered, String message) {
    return new CancellationDecision(
        CancellationDecision.VERSION,
        outcome,
        gathered.evidence,
        order.now(),
        order.notShipping().atSource(gathered.cancelled),
        message);
  }

  private static String reasonOf(CancellationRequest request) {
    return request.reason() == null ? "CUSTOMER_REQUEST" : request.reason();
  }

  private static String units(List<LineQuantity> lines) {
    int units = lines.stream().mapToInt(line -> line.quantity().units()).sum();
    return units + (units == 1 ? " unit" : " units");
  }
}
