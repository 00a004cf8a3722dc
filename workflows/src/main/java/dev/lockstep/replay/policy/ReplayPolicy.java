package dev.lockstep.replay.policy;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.replay.ReplayStep;
import dev.lockstep.replay.ReplayWish;
import dev.lockstep.replay.policy.OrderSituation.Cancellation;
import dev.lockstep.replay.policy.OrderSituation.Code;
import dev.lockstep.replay.policy.OrderSituation.How;
import dev.lockstep.replay.policy.OrderSituation.Release;
import dev.lockstep.replay.policy.OrderSituation.Reopening;
import dev.lockstep.replay.policy.OrderSituation.ResetPoint;
import dev.lockstep.replay.policy.OrderSituation.Sent;
import dev.lockstep.replay.policy.OrderSituation.Underway;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides what makes an order go on.
 *
 * <p>Nothing here can make a second warehouse order: what was released is found again under its
 * reference, and where nobody knows whether a create arrived, nothing new is begun.
 */
public final class ReplayPolicy {
  /** A shorter pause is over before anybody could act. */
  private static final Duration LONG_PAUSE = Duration.ofSeconds(10);

  private static final String UNDER_WAY =
      "A create is under way and may be running this moment. Replay it again in some minutes.";
  private static final String UNSETTLED =
      "A create may have been sent, and nobody knows whether it arrived. Look for its reference in the warehouse first";

  private ReplayPolicy() {}

  public static ReplayPlan plan(OrderSituation situation, ReplayWish wish) {
    return switch (situation) {
      case OrderSituation.Unknown unknown -> unknown(wish);
      case OrderSituation.Running running -> running(running, wish);
      case OrderSituation.Ended ended ->
          ended.how() == How.COMPLETED ? completed(ended, wish) : broken(ended, wish);
    };
  }

  private static ReplayPlan unknown(ReplayWish wish) {
    return switch (wish) {
      case WHATEVER_FITS, RESTART ->
          ReplayPlan.of(
              ReplayStep.START, "Nobody knows it here. It is started and read from its source.");
      case RETRY, RESET -> nothing("Nobody knows it here, so there is nothing to go on with.");
    };
  }

  private static ReplayPlan running(OrderSituation.Running order, ReplayWish wish) {
    return switch (wish) {
      case WHATEVER_FITS -> order.code() == Code.FAILS ? codeFails(order) : codeWorks(order);
      case RETRY ->
          order
              .parkedOver()
              .map(code -> retry(code))
              .orElseGet(() -> nothing("It is not parked, so there is nothing to retry."));
      case RESET ->
          reset(
              order.code() == Code.FAILS
                  ? order.resets().fitting()
                  : order.resets().beforeLastStep(),
              order.release());
      case RESTART ->
          nothing("It runs, so that it cannot begin anew. Go back with --reset instead.");
    };
  }

  private static ReplayPlan codeFails(OrderSituation.Running order) {
    return switch (order.release()) {
      case UNDER_WAY -> ask(UNDER_WAY);
      case UNSETTLED -> ask(UNSETTLED + ", then force with --reset.");
      case SETTLED ->
          order
              .resets()
              .fitting()
              .map(point -> resetTo(point, "Its own code fails. "))
              .orElseGet(() ->
                  ask(
                      "Its own code fails, and from no point of its history does this build go on. Put the build before back, or mend this one."));
    };
  }

  private static ReplayPlan codeWorks(OrderSituation.Running order) {
    if (order.parkedOver().isPresent()) {
      ExceptionCode code = order.parkedOver().get();
      return code == ExceptionCode.OUTCOME_UNKNOWN
          ? ask("Parked as OUTCOME_UNKNOWN. " + UNSETTLED + ", then force with --retry.")
          : retry(code);
    }
    for (Underway step : order.underway()) {
      switch (step.state()) {
        case WAITS_FOR_THE_NEXT_ATTEMPT -> {
          if (step.untilNextAttempt().compareTo(LONG_PAUSE) > 0) {
            return ReplayPlan.of(
                ReplayStep.TRY_NOW,
                "'%s' failed and waits %d s for its next attempt. It is tried now."
                    .formatted(step.what(), step.untilNextAttempt().toSeconds()));
          }
        }
        case PAUSED_BY_A_REPLAY -> {
          return ReplayPlan.of(
              ReplayStep.TRY_NOW,
              "'%s' was left paused by a replay. It is tried now.".formatted(step.what()));
        }
        case PAUSED -> {
          return ask(
              "'%s' was paused in Temporal. Find out by whom and why, and unpause it there."
                  .formatted(step.what()));
        }
        case RUNNING, WAITS_FOR_A_WORKER -> {}
      }
    }
    if (order.underway().isEmpty() && order.swallowed().isPresent()) {
      return ReplayPlan.of(
          ReplayStep.READ_AGAIN,
          "'%s' failed, and the order went on without it. Source and warehouse are read again."
              .formatted(order.swallowed().get()));
    }
    return nothing(well(order));
  }

  private static String well(OrderSituation.Running order) {
    for (Underway step : order.underway()) {
      switch (step.state()) {
        case WAITS_FOR_A_WORKER -> {
          return "'%s' waits for a worker. Start one with 'lockstep worker'."
              .formatted(step.what());
        }
        case WAITS_FOR_THE_NEXT_ATTEMPT -> {
          return "'%s' is tried again in %d s by itself."
              .formatted(step.what(), step.untilNextAttempt().toSeconds());
        }
        case RUNNING, PAUSED, PAUSED_BY_A_REPLAY -> {}
      }
    }
    return order.stage() == null
        ? "It runs and is well."
        : "It runs and is well, in " + order.stage() + ".";
  }

  private static ReplayPlan completed(OrderSituation.Ended order, ReplayWish wish) {
    String end = order.stage() == null ? "It completed." : "It ended as " + order.stage() + ".";
    return switch (wish) {
      case WHATEVER_FITS, RETRY -> nothing(end);
      case RESET -> reset(order.resets().beforeLastStep(), order.release());
      case RESTART ->
          order.reopening() == Reopening.POSSIBLE
              ? ReplayPlan.of(
                  ReplayStep.START_AGAIN,
                  end + " It is opened again from there, and looks into its warehouses.")
              : nothing(end + " No warehouse had any of it, so there is nothing to go on from.");
    };
  }

  private static ReplayPlan broken(OrderSituation.Ended order, ReplayWish wish) {
    String end = order.how().words();
    return switch (wish) {
      case RETRY -> nothing(end + ", so that nothing can be retried.");
      case RESET -> reset(order.resets().fitting(), order.release());
      case RESTART ->
          order.release() == Release.UNDER_WAY ? ask(UNDER_WAY) : startAgain(order, end);
      case WHATEVER_FITS ->
          switch (order.release()) {
            case UNDER_WAY -> ask(UNDER_WAY);
            case UNSETTLED -> ask(UNSETTLED + ", then force with --restart.");
            case SETTLED -> goOn(order, end);
          };
    };
  }

  /** What was sent or asked for is in the history; a run that begins anew would not know it. */
  private static ReplayPlan goOn(OrderSituation.Ended order, String end) {
    if (order.sent() == Sent.NOTHING && order.cancellation() == Cancellation.NOT_ASKED) {
      return startAgain(order, end);
    }
    return order
        .resets()
        .fitting()
        .map(point -> resetTo(point, end + ". "))
        .orElseGet(() ->
            ask(
                end
                    + ", and from no point of its history does this build go on. See what its warehouse holds, then force with --restart."));
  }

  private static ReplayPlan startAgain(OrderSituation.Ended order, String end) {
    return ReplayPlan.of(
        ReplayStep.START_AGAIN,
        order.sent() == Sent.SOMETHING
            ? end
                + ". It begins anew, and finds what its warehouse has under its reference: so long as it still ships from there."
            : end + ". It begins anew; nothing of it had been sent.");
  }

  private static ReplayPlan retry(ExceptionCode code) {
    return ReplayPlan.of(ReplayStep.RETRY, "Parked as " + code + ". It is tried again.");
  }

  private static ReplayPlan reset(Optional<ResetPoint> point, Release release) {
    if (release == Release.UNDER_WAY) {
      return ask(UNDER_WAY);
    }
    return point
        .map(to -> resetTo(to, ""))
        .orElseGet(() -> nothing("Its history has no point to go back to."));
  }

  private static ReplayPlan resetTo(ResetPoint point, String first) {
    String anew = point.before() == null ? "" : " and does '" + point.before() + "' anew";
    return new ReplayPlan(
        ReplayStep.RESET,
        "%sIt goes on from event %d%s. What was released is found again."
            .formatted(first, point.event(), anew),
        point);
  }

  private static ReplayPlan ask(String why) {
    return ReplayPlan.of(ReplayStep.ASK, why);
  }

  private static ReplayPlan nothing(String why) {
    return ReplayPlan.of(ReplayStep.NOTHING, why);
  }
}
