package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.ResolutionKind;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settling the payment and checking the order, until it is fit to be released or given up. */
final class Judging {
  private final OrderRecord order;
  private final Activities activities;
  private final CancellationDesk cancellations;
  private boolean shippedAlready;
  private boolean neverShown;
  private @Nullable Instant unknownSince;
  private @Nullable Instant unknownUntil;

  Judging(OrderRecord order, Activities activities, CancellationDesk cancellations) {
    this.order = order;
    this.activities = activities;
    this.cancellations = cancellations;
  }

  /**
   * What to release.
   *
   * @param version the source version it was judged at
   */
  record Fit(List<FulfilmentPlan> plans, long version) {}

  /** Reads until the order is paid and fit; empty where there is nothing to release. */
  Optional<Fit> untilFit() {
    while (!cancellations.isWholeOrderWithdrawn() && !shippedAlready && !neverShown) {
      Optional<Assessment> reading = readUnlessWithdrawn();
      if (reading.isEmpty()) {
        continue;
      }
      Optional<Fit> fit = judge(reading.get());
      if (fit.isPresent() && !cancellations.isWholeOrderWithdrawn()) {
        return fit;
      }
    }
    return Optional.empty();
  }

  /** The order source showed everything as delivered before anything was released. */
  boolean foundItShipped() {
    return shippedAlready;
  }

  /** The order source had no such order as long as somebody may be late to show one. */
  boolean foundNothing() {
    return neverShown;
  }

  /** One reading; whatever was hinted about the order before it is thereby looked into. */
  Assessment read(String summary) {
    order.inbox().clearOrder();
    Assessment reading = activities.source(summary).assess(request());
    order.read(reading);
    return reading;
  }

  private Optional<Fit> judge(Assessment reading) {
    return switch (reading.verdict()) {
      case Assessment.Gone ignored -> {
        if (order.wasShown() || !Changes.endsWhatWasNeverShown()) {
          holdGone();
        } else {
          awaitShowing();
        }
        yield Optional.empty();
      }
      case Assessment.CancelledAtSource ignored -> {
        cancellations.ask(cancellations.bySource(reading.sourceVersion(), List.of()));
        cancellations.awaitIdle();
        yield Optional.empty();
      }
      case Assessment.Shipped ignored -> {
        order.note("Shipped already, as the order source shows; nothing is sent again.");
        shippedAlready = true;
        yield Optional.empty();
      }
      case Assessment.Incomplete incomplete -> {
        awaitCompletion(incomplete.findings());
        yield Optional.empty();
      }
      case Assessment.Unpaid unpaid -> awaitPayment(reading, unpaid);
      case Assessment.Faulty faulty -> {
        order.enter(OrderStage.CHECKING);
        hold(faulty.findings().getFirst().code(), faulty.findings());
        yield Optional.empty();
      }
      case Assessment.Ready ready -> fit(reading, ready.fulfilments());
    };
  }

  private Optional<Fit> fit(Assessment reading, List<FulfilmentPlan> plans) {
    List<FulfilmentPlan> left = cancellations.strike(plans, reading.cancelledLines());
    if (left.isEmpty()) {
      cancellations.ask(cancellations.bySource(reading.sourceVersion(), List.of()));
      cancellations.awaitIdle();
      return Optional.empty();
    }
    return Optional.of(new Fit(left, reading.sourceVersion()));
  }

  private void holdGone() {
    hold(
        ExceptionCode.ORDER_INCOMPLETE,
        List.of(
            new Finding(
                ExceptionCode.ORDER_INCOMPLETE, null, "The order source has no such order.")));
  }

  /**
   * A hint may come before its order can be read, or be of an order that there is not: read again,
   * more and more seldom, and in the end let it be.
   */
  private void awaitShowing() {
    order.enter(OrderStage.CHECKING);
    Instant first = unknownSince == null ? order.now() : unknownSince;
    Instant by = unknownUntil == null ? order.times().completeBy() : unknownUntil;
    unknownSince = first;
    unknownUntil = by;
    if (!order.now().isBefore(by) && !somethingHappened()) {
      order.note("The order source knows no such order. Nothing was sent.");
      neverShown = true;
      return;
    }
    Duration pause = longer(Duration.between(first, order.now()), order.times().settle());
    order.waitingFor("the order source to show the order", by);
    TimedWait.until(
        order.from(earlier(order.now().plus(pause), by)),
        "Read the order again that its source does not show",
        this::somethingHappened);
  }

  /** Somebody is still writing the order: read again shortly, and tell somebody in the end. */
  private void awaitCompletion(List<Finding> findings) {
    order.enter(OrderStage.CHECKING);
    Instant by = order.times().completeBy();
    if (!order.now().isBefore(by)) {
      hold(ExceptionCode.ORDER_INCOMPLETE, findings);
      return;
    }
    Instant again = earlier(order.now().plus(order.times().settle()), by);
    order.waitingFor("the order to be completed at its source", by);
    TimedWait.until(order.from(again), "Read the unfinished order again", this::somethingHappened);
  }

  /**
   * Waits for the payment. Where nothing but the payment stood in the way, its hint leads straight
   * to the release, which reads and judges anew: that saves a reading per order.
   */
  private Optional<Fit> awaitPayment(Assessment reading, Assessment.Unpaid unpaid) {
    order.enter(OrderStage.AWAITING_PAYMENT);
    Instant by = order.times().payBy();
    if (!order.now().isBefore(by)) {
      hold(
          ExceptionCode.PAYMENT_OVERDUE,
          List.of(new Finding(ExceptionCode.PAYMENT_OVERDUE, null, unpaid.reason())));
      return Optional.empty();
    }
    Instant again = earlier(order.now().plus(order.times().rereadUnpaidEvery()), by);
    order.waitingFor("the payment (" + unpaid.reason() + ")", by);
    TimedWait.until(
        order.from(again), "Read the unpaid order again, without a hint", this::somethingHappened);
    boolean onlyPaid = order.inbox().hasPayment() && !order.inbox().hasChange();
    if (onlyPaid && !cancellations.isWholeOrderWithdrawn() && !unpaid.fulfilments().isEmpty()) {
      order.inbox().clearOrder();
      return fit(reading, unpaid.fulfilments());
    }
    return Optional.empty();
  }

  private void hold(ExceptionCode code, List<Finding> findings) {
    Unparked unparked =
        order.parking().park(code, order.stage(), findings, null, this::somethingHappened);
    if (unparked instanceof Unparked.Decided decided) {
      order.take(decided.resolution());
      switch (decided.resolution().kind()) {
        case RELEASE_ANYWAY -> findings.forEach(finding -> waive(finding.code()));
        case CANCEL -> {
          cancellations.ask(cancellations.by(decided.resolution()));
          cancellations.awaitIdle();
        }
        case RETRY, AMEND -> {}
      }
    }
  }

  private void waive(ExceptionCode code) {
    if (code.resolutions().contains(ResolutionKind.RELEASE_ANYWAY)) {
      order.waived().add(code);
    }
  }

  private boolean somethingHappened() {
    return order.inbox().hasPayment()
        || order.inbox().hasChange()
        || cancellations.isWholeOrderWithdrawn();
  }

  /** What a reading came to: one of the two. */
  private record Read(@Nullable Assessment assessment, @Nullable RuntimeException failure) {}

  /** A cancellation need not wait for an order source that does not answer. */
  private Optional<Assessment> readUnlessWithdrawn() {
    order.inbox().clearOrder();
    CompletablePromise<Read> reading = Workflow.newPromise();
    Instant asked = order.now();
    OrderSourceActivities source = activities.sourceOnce("Read and check the order");
    // The failure of a reading that nobody waits for any more is nobody's business.
    CancellationScope scope =
        Workflow.newCancellationScope(() ->
            reading.completeFrom(Async.function(source::assess, request()).handle(Read::new)));
    scope.run();
    Workflow.await(() -> reading.isCompleted() || cancellations.isWholeOrderWithdrawn());
    if (!reading.isCompleted()) {
      scope.cancel();
      return Optional.empty();
    }
    Read read = reading.get();
    if (read.assessment() != null) {
      order.read(read.assessment());
      return Optional.of(read.assessment());
    }
    if (!(read.failure() instanceof ActivityFailure failure)) {
      throw Objects.requireNonNull(read.failure(), "A reading without an outcome.");
    }
    if (activities.isOwedToAPause(failure, asked)) {
      return Optional.empty();
    }
    Problem problem = Problem.of(failure);
    hold(problem.code(), List.of(new Finding(problem.code(), null, problem.reason())));
    return Optional.empty();
  }

  private AssessmentRequest request() {
    return new AssessmentRequest(
        AssessmentRequest.VERSION,
        order.request().link(),
        order.request().order(),
        List.copyOf(order.amendments()),
        List.copyOf(order.waived()));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
