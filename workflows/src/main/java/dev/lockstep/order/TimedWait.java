package dev.lockstep.order;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The only way to wait with an end in sight.
 *
 * <p>The SDK's own timed await always starts a timer and never cancels it, which bills an action
 * and later wakes the order for nothing. This one starts none where the condition already holds,
 * and cancels it when the condition comes first.
 */
public final class TimedWait {
  private TimedWait() {}

  /**
   * Waits until {@code condition} holds, at most {@code atMost}.
   *
   * @param summary what people read on the timer in the Web UI, at most 200 characters
   * @return whether the condition holds
   */
  public static boolean until(Duration atMost, String summary, BooleanSupplier condition) {
    if (condition.getAsBoolean()) {
      return true;
    }
    if (!atMost.isPositive()) {
      return false;
    }
    CompletablePromise<Boolean> running = Workflow.newPromise();
    TimerOptions options = TimerOptions.newBuilder().setSummary(summary).build();
    CancellationScope scope =
        Workflow.newCancellationScope(() ->
            running.completeFrom(
                Workflow.newTimer(atMost, options).handle((over, cancelled) -> true)));
    scope.run();
    Workflow.await(() -> condition.getAsBoolean() || running.isCompleted());
    if (!running.isCompleted()) {
      scope.cancel();
    }
    return condition.getAsBoolean();
  }
}
