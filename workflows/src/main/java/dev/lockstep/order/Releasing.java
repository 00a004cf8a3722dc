package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.ResolutionKind;
import io.temporal.failure.ActivityFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bringing one fulfilment into its warehouse.
 *
 * <p>A create that was sent and not answered is remembered here, since the mark it left goes with
 * the step that left it. From then on the fulfilment is only looked for, until it is found or a
 * person says that it may be sent again.
 */
final class Releasing {
  private static final Duration FIRST_LOOK = Duration.ofMinutes(5);

  private final OrderRecord order;
  private final Activities activities;
  private final FulfilmentProcess fulfilment;
  private final FulfilmentPlan plan;
  private final long checkedVersion;

  private boolean inFlight;
  private boolean maybeSent;
  private boolean moved;
  private @Nullable Instant sentAt;
  private @Nullable Instant givenUpAt;

  Releasing(
      OrderRecord order, Activities activities, FulfilmentProcess fulfilment, long checkedVersion) {
    this.order = order;
    this.activities = activities;
    this.fulfilment = fulfilment;
    this.plan = fulfilment.plan();
    this.checkedVersion = checkedVersion;
  }

  /** An earlier run of the order sent it. */
  void restore() {
    maybeSent = true;
  }

  /** Empty where the fulfilment was cancelled, or has to be judged anew. */
  Optional<ReleaseOutcome.Released> untilReleased() {
    while (!fulfilment.isCancelled() && !moved) {
      switch (attempt()) {
        case ReleaseOutcome.Released released -> {
          return Optional.of(released);
        }
        case ReleaseOutcome.SourceMoved ignored -> moved = true;
        case ReleaseOutcome.ContentDiffers differs ->
            holdUnsent(ExceptionCode.REFERENCE_TAKEN, String.join("; ", differs.differences()));
        case ReleaseOutcome.Refused refused -> holdUnsent(refused.code(), refused.reason());
        case null -> {
          // parked over a failure and now to be tried again
        }
      }
    }
    return Optional.empty();
  }

  private @Nullable ReleaseOutcome attempt() {
    fulfilment.enter(OrderStage.RELEASING);
    order.waitingFor("the warehouse to take " + plan.words(), null);
    boolean sentBefore = maybeSent;
    maybeSent = true;
    inFlight = true;
    try {
      ReleaseOutcome outcome = outlastingPauses();
      if (outcome instanceof ReleaseOutcome.SourceMoved) {
        maybeSent = sentBefore;
      }
      return outcome;
    } catch (ActivityFailure failure) {
      inFlight = false;
      givenUpAt = order.now();
      return afterFailure(Problem.of(failure));
    } finally {
      inFlight = false;
    }
  }

  /** Asked anew after a pause, it is asked with what was sent before. */
  private ReleaseOutcome outlastingPauses() {
    while (true) {
      Instant asked = order.now();
      try {
        return ask("Create " + plan.words() + " in " + plan.warehouse(), sentAt);
      } catch (ActivityFailure failure) {
        sentAt = SentMark.in(failure).orElse(sentAt);
        givenUpAt = order.now();
        if (!activities.isOwedToAPause(failure, asked)) {
          throw failure;
        }
      }
    }
  }

  private ReleaseOutcome ask(String summary, @Nullable Instant sent) {
    return activities
        .warehouse(plan.warehouse(), summary)
        .release(
            new ReleaseRequest(
                ReleaseRequest.VERSION,
                order.request().link(),
                order.request().order(),
                order.orderNumber(),
                checkedVersion,
                plan,
                order.amendments(),
                sent,
                givenUpAt));
  }

  private @Nullable ReleaseOutcome afterFailure(Problem problem) {
    boolean unanswered = sentAt != null || problem.code() == ExceptionCode.OUTCOME_UNKNOWN;
    if (unanswered && Changes.looksForWhatWasSent()) {
      return lookUntilKnown(problem, sentAt == null ? order.now() : sentAt);
    }
    hold(problem.code(), problem.reason());
    return null;
  }

  private void holdUnsent(ExceptionCode code, String reason) {
    maybeSent = false;
    sentAt = null;
    givenUpAt = null;
    hold(code, reason);
  }

  private void hold(ExceptionCode code, String reason) {
    Unparked unparked =
        order
            .parking()
            .park(
                code,
                OrderStage.RELEASING,
                List.of(new Finding(code, null, reason)),
                plan.ref(),
                this::isOver);
    switch (unparked) {
      case Unparked.Decided decided -> {
        if (code == ExceptionCode.OUTCOME_UNKNOWN) {
          sentAt = null;
        }
        decided(decided.resolution());
      }
      case Unparked.Woken ignored -> moved = !fulfilment.isCancelled();
      case Unparked.TimeToRetry ignored -> {}
    }
  }

  private boolean isOver() {
    return fulfilment.isCancelled() || moved || (!maybeSent && order.inbox().hasChange());
  }

  private void decided(Resolution resolution) {
    order.take(resolution);
    if (resolution.kind() == ResolutionKind.AMEND) {
      moved = true;
    }
    fulfilment.cancelIfDecided(resolution);
  }

  /** Parks, and goes on looking: a fulfilment that turns up in the warehouse needs nobody. */
  private @Nullable ReleaseOutcome lookUntilKnown(Problem problem, Instant sent) {
    ParkedCase matter =
        order
            .parking()
            .open(
                ExceptionCode.OUTCOME_UNKNOWN,
                OrderStage.RELEASING,
                List.of(unanswered(problem, sent)),
                plan.ref());
    Duration pause = notTooLong(FIRST_LOOK);
    while (!passes(pause, matter)) {
      ReleaseOutcome found = look(sent);
      if (found != null) {
        order.parking().close(matter, "the warehouse shows it.");
        if (matter.isDecided()) {
          decidedTooLate(matter.decision());
        }
        return found;
      }
      pause = notTooLong(pause.multipliedBy(2));
    }
    if (matter.isDecided()) {
      Resolution decision = matter.decision();
      order.parking().close(matter, decision.kind() + " by " + decision.author() + ".");
      // Whoever decides has asked the warehouse, so that it may be sent again.
      sentAt = null;
      decided(decision);
    } else {
      order.parking().close(matter, "something changed.");
      moved = !fulfilment.isCancelled();
    }
    return null;
  }

  /** Whether the matter is over; if not, it is time to look, or the warehouse spoke of it. */
  private boolean passes(Duration pause, ParkedCase matter) {
    TimedWait.until(
        pause,
        "Look for " + plan.words() + " again",
        () -> matter.isDecided() || isOver() || fulfilment.hasNews());
    return matter.isDecided() || isOver();
  }

  private Duration notTooLong(Duration pause) {
    Duration longest = order.times().retryParkedEvery();
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  private @Nullable ReleaseOutcome look(Instant sent) {
    boolean news = fulfilment.hasNews();
    order.inbox().clear(plan.ref());
    inFlight = true;
    try {
      ReleaseOutcome found = ask("Look for " + plan.words() + " in " + plan.warehouse(), sent);
      if (news) {
        order.inbox().mark(plan.ref());
      }
      return found;
    } catch (ActivityFailure notFound) {
      return null;
    } finally {
      inFlight = false;
    }
  }

  /** What was decided while it was found holds for what was found. */
  private void decidedTooLate(Resolution resolution) {
    switch (resolution.kind()) {
      case CANCEL -> fulfilment.cancelIfDecided(resolution);
      case AMEND -> {
        order.take(resolution);
        order.inbox().markChange();
      }
      case RETRY, RELEASE_ANYWAY -> {}
    }
  }

  private Finding unanswered(Problem problem, Instant sent) {
    String first =
        problem.code() == ExceptionCode.OUTCOME_UNKNOWN
            ? ""
            : "A create was sent at " + sent + " and not answered. ";
    return new Finding(
        ExceptionCode.OUTCOME_UNKNOWN,
        null,
        first
            + problem.reason()
            + " Ask the warehouse whether it has an order under the reference "
            + plan.ref()
            + ". It is looked for meanwhile, and sent again only if somebody retries it.");
  }

  /** A release is being attempted this moment; its outcome decides what a cancellation can do. */
  boolean isInFlight() {
    return inFlight;
  }

  /** The warehouse may hold it, so that a cancellation has to ask there. */
  boolean isMaybeSent() {
    return maybeSent;
  }

  /** When a step gave up whose create may still arrive; null where none did. */
  @Nullable Instant givenUpAt() {
    return givenUpAt;
  }

  boolean isMoved() {
    return moved;
  }

  /** Nothing was sent, and what is to be sent changed. */
  void judgeAnew() {
    moved = true;
  }
}
