package dev.lockstep.cli.connection;

import dev.lockstep.activity.pause.PauseGate;
import dev.lockstep.common.ConnectionId;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether anything that began before a pause may still call the paused platform.
 *
 * <p>A step of another connection may, so the queues of all that share a link are looked at. It is
 * over once each of them was seen with empty hands after the pause, or once {@link #LONGEST} has
 * passed, since no step may call for longer.
 */
public final class Drain {
  /** A worker notices a pause within this time. */
  private static final Duration NOTICED = PauseGate.BELIEVED_FOR.plusSeconds(1);

  /** What began before the pause has been cut off by then, whatever the workers report. */
  public static final Duration LONGEST = NOTICED.plus(PauseGate.FINISHED_WITHIN);

  private final InHand inHand;
  private final Instant since;
  private final Set<ConnectionId> left;
  private final int all;

  /**
   * Of the connections to look at.
   *
   * @param pausedSince when the pause began
   */
  public Drain(InHand inHand, Instant pausedSince, Collection<ConnectionId> connections) {
    this.inHand = inHand;
    this.since = pausedSince;
    this.left = new HashSet<>(connections);
    this.all = left.size();
  }

  /** How far it is. */
  public record Progress(int empty, int all) {
    public boolean isOver() {
      return empty == all;
    }
  }

  /** Looks once more. */
  public Progress look(Instant now) {
    if (now.isAfter(since.plus(LONGEST))) {
      left.clear();
    } else {
      left.removeIf(this::wasSeenEmpty);
    }
    return new Progress(all - left.size(), all);
  }

  private boolean wasSeenEmpty(ConnectionId connection) {
    try {
      return inHand.steps(connection, since.plus(NOTICED)).filter(steps -> steps == 0).isPresent();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        return false; // then time alone tells
      }
      throw e;
    }
  }
}
