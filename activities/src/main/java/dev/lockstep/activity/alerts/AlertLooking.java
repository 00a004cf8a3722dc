package dev.lockstep.activity.alerts;

import dev.lockstep.activity.alerts.ParkedOrders.Listed;
import dev.lockstep.alerts.AlertMemory;
import dev.lockstep.alerts.policy.AlertPolicy;
import dev.lockstep.alerts.policy.AlertRules;
import dev.lockstep.common.LinkId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** One look: what is parked, compared with what has been told. Changes nothing. */
public final class AlertLooking {
  private final ParkedOrders orders;
  private final Map<LinkId, AlertLink> links;
  private final AlertPolicy policy;
  private final InstantSource clock;

  public AlertLooking(
      ParkedOrders orders, Map<LinkId, AlertLink> links, AlertRules rules, InstantSource clock) {
    this.orders = orders;
    this.links = Map.copyOf(links);
    this.policy = new AlertPolicy(rules);
    this.clock = clock;
  }

  /**
   * What a look found.
   *
   * @param memory with what is to be told in its outbox
   * @param parked orders that wait
   */
  public record Looked(AlertMemory memory, int parked) {}

  /**
   * Looks once.
   *
   * @throws RuntimeException where Temporal's list does not answer
   */
  public Looked look(AlertMemory memory) {
    Instant now = clock.instant();
    List<Listed> listed = orders.list(now);
    return new Looked(
        policy.decide(memory, new Grouping(links, orders, memory).group(listed), now),
        listed.size());
  }
}
