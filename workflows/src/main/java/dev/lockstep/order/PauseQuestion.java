package dev.lockstep.order;

import dev.lockstep.common.LinkId;
import java.time.Instant;

/**
 * What an order wants to know of the pauses of its connections.
 *
 * @param link all of whose connections count: a step may call more than the one whose queue it is
 *     on
 * @param since when the step was first asked for
 */
public record PauseQuestion(int version, LinkId link, Instant since) {
  public static final int VERSION = 1;

  public PauseQuestion {
    version = version == 0 ? VERSION : version;
  }

  public PauseQuestion(LinkId link, Instant since) {
    this(VERSION, link, since);
  }
}
