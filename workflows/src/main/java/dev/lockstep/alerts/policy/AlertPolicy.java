package dev.lockstep.alerts.policy;

import dev.lockstep.alerts.AlertGroup;
import dev.lockstep.alerts.AlertMemory;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.alerts.GroupKey;
import dev.lockstep.alerts.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what is parked with what has been told, and decides what is told now. */
public final class AlertPolicy {
  private final AlertRules rules;

  public AlertPolicy(AlertRules rules) {
    this.rules = rules;
  }

  /**
   * The memory after a look, with what has to be sent in its outbox.
   *
   * <p>A channel to which something is on its way is left out: a later look tells it how things are
   * then.
   */
  public AlertMemory decide(AlertMemory memory, List<ParkedGroup> seen, Instant now) {
    Map<GroupKey, ParkedGroup> parked = new LinkedHashMap<>();
    seen.forEach(group -> parked.put(group.key(), group));
    Set<String> busy =
        memory.outbox().stream().map(AlertMessage::channel).collect(Collectors.toSet());
    Bundles bundles = new Bundles(rules.digestAbove(), now);
    Map<GroupKey, AlertGroup> groups = new LinkedHashMap<>();
    for (AlertGroup group : refreshed(memory, parked, now)) {
      Changes changes = new Changes(rules, group, parked.get(group.key()), now);
      List<Change> due = changes.list();
      if (!changes.isOver() || !group.told().isEmpty()) {
        groups.put(
            group.key(),
            group.next(changes.next().orElse(null)).heldSince(held(group, due, busy, now)));
      }
      if (!isQuiet(group, now)) {
        due.stream().filter(change -> !busy.contains(change.channel())).forEach(bundles::add);
      }
    }
    List<AlertMessage> outbox = new ArrayList<>(memory.outbox());
    for (Bundles.Bundle bundle : bundles.list()) {
      outbox.add(bundle.message());
      bundle
          .changes()
          .forEach(change ->
              groups.computeIfPresent(
                  change.group(), (key, group) -> telling(group, change, bundle.message())));
    }
    return new AlertMemory(List.copyOf(groups.values()), outbox);
  }

  /** Since when something of it is held back; null where all that is due goes out now. */
  private @Nullable Instant held(
      AlertGroup group, List<Change> due, Set<String> busy, Instant now) {
    Instant since = group.heldSince();
    if (isQuiet(group, now)) {
      return since == null && !due.isEmpty() ? now : since;
    }
    return due.stream().anyMatch(change -> busy.contains(change.channel())) ? since : null;
  }

  private boolean isQuiet(AlertGroup group, Instant now) {
    return rules.holdsBack(group.key().code(), now);
  }

  private AlertGroup telling(AlertGroup group, Change change, AlertMessage message) {
    List<Told> told = new ArrayList<>();
    group.told().stream().filter(it -> !it.channel().equals(change.channel())).forEach(told::add);
    told.add(change.toldBy(message.id(), message.at()));
    return group.told(told);
  }

  private List<AlertGroup> refreshed(
      AlertMemory memory, Map<GroupKey, ParkedGroup> parked, Instant now) {
    List<AlertGroup> groups = new ArrayList<>();
    Set<GroupKey> known = new LinkedHashSet<>();
    for (AlertGroup group : memory.groups()) {
      known.add(group.key());
      groups.add(withoutUnknownChannels(refreshed(group, parked.get(group.key()), now)));
    }
    parked.forEach((key, seen) -> {
      if (!known.contains(key)) {
        groups.add(first(seen, now));
      }
    });
    return groups;
  }

  private static AlertGroup first(ParkedGroup seen, Instant now) {
    return new AlertGroup(
        seen.key(),
        now,
        null,
        seen.orders().size(),
        seen.earliestDue(),
        seen.oldest(),
        seen.examples(),
        null,
        null,
        List.of());
  }

  private static AlertGroup refreshed(AlertGroup known, @Nullable ParkedGroup seen, Instant now) {
    if (seen == null) {
      return known.missingSince(known.missingSince() == null ? now : known.missingSince());
    }
    return new AlertGroup(
        known.key(),
        known.opened(),
        null,
        seen.orders().size(),
        due(known, seen),
        seen.oldest(),
        seen.examples(),
        known.heldSince(),
        known.next(),
        known.told());
  }

  /** An order that tries again by itself is parked anew each time: the first time counts. */
  private static Instant due(AlertGroup known, ParkedGroup seen) {
    Instant earliest = seen.earliestDue();
    return known.key().code().healsByItself() && known.due().isBefore(earliest)
        ? known.due()
        : earliest;
  }

  /** Nobody can be told over a channel that the configuration does not have any more. */
  private AlertGroup withoutUnknownChannels(AlertGroup group) {
    return group.told(
        group.told().stream()
            .filter(told -> told.telling() != null || rules.channels().contains(told.channel()))
            .toList());
  }
}
