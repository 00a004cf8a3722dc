package dev.lockstep.replay.policy;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.order.OrderStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Temporal knows of an order, as far as it matters for making it go on. */
public sealed interface OrderSituation {

  /** Nobody has started it, or its run is forgotten. */
  record Unknown() implements OrderSituation {}

  /**
   * It has not ended.
   *
   * @param stage where it rests; null before its first rest
   * @param parkedOver the code people see first
   * @param underway activities that are scheduled
   * @param swallowed the step that failed last, where the order went on without it
   */
  record Running(
      @Nullable OrderStage stage,
      Optional<ExceptionCode> parkedOver,
      Code code,
      List<Underway> underway,
      Release release,
      Optional<String> swallowed,
      ResetPoints resets)
      implements OrderSituation {
    public Running {
      underway = List.copyOf(underway);
    }
  }

  /**
   * It has ended.
   *
   * @param stage in which it ended, as far as it is known
   * @param sent what of it a warehouse may have
   */
  record Ended(
      How how,
      @Nullable OrderStage stage,
      Reopening reopening,
      Sent sent,
      Cancellation cancellation,
      Release release,
      ResetPoints resets)
      implements OrderSituation {}

  /** Whether the order's own code can go on. */
  enum Code {
    WORKS,
    /** Its workflow task is failing, or the server reports so. */
    FAILS
  }

  /** How it ended. */
  enum How {
    /** By itself: confirmed or cancelled. */
    COMPLETED,
    FAILED,
    TERMINATED,
    TIMED_OUT,
    /** By Temporal's cancellation, which is not the business one. */
    CANCELLED;

    String words() {
      return switch (this) {
        case COMPLETED -> "It completed";
        case FAILED -> "Its run failed";
        case TERMINATED -> "Its run was terminated";
        case TIMED_OUT -> "Its run timed out";
        case CANCELLED -> "Its run was cancelled in Temporal";
      };
    }
  }

  /** Whether its end says what to go on from. */
  enum Reopening {
    POSSIBLE,
    NONE
  }

  /** Whether a release is in its history. */
  enum Sent {
    NOTHING,
    SOMETHING
  }

  /** Whether somebody asked for it not to ship. */
  enum Cancellation {
    ASKED,
    NOT_ASKED
  }

  /** What is known of the create that was sent last. */
  enum Release {
    /** There was none, or its outcome is known. */
    SETTLED,
    /** An attempt may be running this moment. */
    UNDER_WAY,
    /** It may have arrived, and nobody knows. */
    UNSETTLED
  }

  /**
   * An activity that is scheduled.
   *
   * @param what in words
   */
  record Underway(String activityId, String what, State state, Duration untilNextAttempt) {

    /** What it is doing. */
    public enum State {
      RUNNING,
      WAITS_FOR_THE_NEXT_ATTEMPT,
      WAITS_FOR_A_WORKER,
      /** Somebody paused it in Temporal. */
      PAUSED,
      /** A replay paused it, and did not come to letting it go on. */
      PAUSED_BY_A_REPLAY
    }
  }

  /**
   * Where a reset may go back to.
   *
   * @param fitting the latest point from which this build goes on
   * @param beforeLastStep the point before the step that failed last, else before the last one
   */
  record ResetPoints(Optional<ResetPoint> fitting, Optional<ResetPoint> beforeLastStep) {
    public static final ResetPoints NONE = new ResetPoints(Optional.empty(), Optional.empty());
  }

  /**
   * The end of a workflow task in a history.
   *
   * @param event its id
   * @param dropped how many events of the history come after it
   * @param at when it was
   * @param before the first step that is done anew; null where there is none
   */
  record ResetPoint(long event, int dropped, Instant at, @Nullable String before) {}
}
