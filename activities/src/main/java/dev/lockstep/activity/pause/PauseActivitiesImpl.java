package dev.lockstep.activity.pause;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.order.PauseActivities;
import dev.lockstep.order.PauseFinding;
import dev.lockstep.order.PauseFinding.Verdict;
import dev.lockstep.order.PauseQuestion;
import java.util.Map;
import java.util.Set;

/** {@link PauseActivities} over {@link Pauses}. */
public final class PauseActivitiesImpl implements PauseActivities {
  private final Map<LinkId, Set<ConnectionId>> connections;
  private final Pauses pauses;

  /**
   * Answers for these links.
   *
   * @param connections of each link, its source and its warehouses
   */
  public PauseActivitiesImpl(Map<LinkId, Set<ConnectionId>> connections, Pauses pauses) {
    this.connections = Map.copyOf(connections);
    this.pauses = pauses;
  }

  @Override
  public PauseFinding lookUpPause(PauseQuestion question) {
    boolean paused =
        connections.getOrDefault(question.link(), Set.of()).stream()
            .anyMatch(connection -> pauses.pausedSince(connection, question.since()));
    return PauseFinding.of(paused ? Verdict.PAUSED : Verdict.NOT_PAUSED);
  }
}
