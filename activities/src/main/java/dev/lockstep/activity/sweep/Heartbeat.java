package dev.lockstep.activity.sweep;

import dev.lockstep.activity.Pulse;
import io.temporal.activity.ActivityExecutionContext;

/**
 * How far a sweep is, said at each of its steps, and repeated while a step takes long.
 *
 * @param <P> what a next attempt goes on from
 */
final class Heartbeat<P> implements AutoCloseable {
  private final ActivityExecutionContext attempt;
  private final Pulse pulse;
  private volatile P reached;

  /** Begins; ends when it is closed. */
  Heartbeat(ActivityExecutionContext attempt, P reached) {
    this.attempt = attempt;
    this.reached = reached;
    this.pulse = Pulse.of(() -> attempt.heartbeat(this.reached));
  }

  /**
   * Says how far it is.
   *
   * @throws io.temporal.client.ActivityCompletionException where nobody waits for the sweep any
   *     more
   */
  void at(P progress) {
    reached = progress;
    attempt.heartbeat(progress);
  }

  @Override
  public void close() {
    pulse.close();
  }
}
