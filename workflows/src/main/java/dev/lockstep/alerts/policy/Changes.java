package dev.lockstep.alerts.policy;

import dev.lockstep.alerts.AlertGroup;
import dev.lockstep.alerts.AlertGroup.NextStep;
import dev.lockstep.alerts.AlertKind;
import dev.lockstep.alerts.AlertNotice;
import dev.lockstep.alerts.Told;
import dev.lockstep.alerts.Told.Heard;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the channels do not know of one group. */
final class Changes {
  private final AlertRules rules;
  private final AlertGroup group;
  private final @Nullable ParkedGroup seen;
  private final Instant now;
  private final List<LadderStep> ladder;

  /**
   * @param seen null where none of its orders waits
   */
  Changes(AlertRules rules, AlertGroup group, @Nullable ParkedGroup seen, Instant now) {
    this.rules = rules;
    this.group = group;
    this.seen = seen;
    this.now = now;
    this.ladder = rules.ladder(group.key().code());
  }

  boolean isOver() {
    Instant missing = group.missingSince();
    return missing != null
        && !now.isBefore(missing.plus(rules.calmBeforeResolved(group.key().code())));
  }

  /** The step that is told next; empty after the last. */
  Optional<NextStep> next() {
    int reached = reached();
    return seen == null || reached + 1 >= ladder.size()
        ? Optional.empty()
        : Optional.of(
            new NextStep(
                ladder.get(reached + 1).reachedAt(group.due(), rules.hours()),
                ladder.get(reached + 1).channels()));
  }

  List<Change> list() {
    if (seen == null && !isOver()) {
      return List.of();
    }
    Map<String, Integer> wanted = wanted();
    List<Change> changes = new ArrayList<>();
    for (Told told : group.told()) {
      if (told.telling() == null && told.heard() != null) {
        kind(told, told.heard(), wanted).ifPresent(kind -> changes.add(change(told, kind)));
      }
      wanted.remove(told.channel());
    }
    wanted.forEach((channel, step) ->
        changes.add(
            change(
                new Told(channel, step, null, null),
                step == 0 ? AlertKind.NEW : AlertKind.ESCALATED)));
    return changes;
  }

  /** Channels of every step reached, with the first step each stands in; none once it is over. */
  private Map<String, Integer> wanted() {
    Map<String, Integer> channels = new LinkedHashMap<>();
    for (int step = 0; seen != null && step <= reached(); step++) {
      for (String channel : ladder.get(step).channels()) {
        channels.putIfAbsent(channel, step);
      }
    }
    return channels;
  }

  private int reached() {
    int reached = -1;
    for (int step = 0; step < ladder.size(); step++) {
      if (step == 0 || !now.isBefore(ladder.get(step).reachedAt(group.due(), rules.hours()))) {
        reached = step;
      }
    }
    return reached;
  }

  private Optional<AlertKind> kind(Told told, Heard heard, Map<String, Integer> wanted) {
    if (!wanted.containsKey(told.channel())) {
      return Optional.of(seen == null ? AlertKind.RESOLVED : AlertKind.EASED);
    }
    Duration silence = Duration.between(heard.at(), now);
    int fresh = unknownTo(heard);
    boolean reminderDue = silence.compareTo(rules.remindEvery()) >= 0;
    boolean manyMore = fresh >= heard.count() && silence.compareTo(rules.growthEvery()) >= 0;
    if (fresh > 0 && (manyMore || reminderDue)) {
      return Optional.of(AlertKind.GROWN);
    }
    return reminderDue ? Optional.of(AlertKind.REMINDER) : Optional.empty();
  }

  private int unknownTo(@Nullable Heard heard) {
    if (seen == null) {
      return 0;
    }
    return heard == null ? seen.orders().size() : seen.unknownTo(heard.newest(), heard.count());
  }

  private Change change(Told told, AlertKind kind) {
    return new Change(
        group.key(),
        told,
        new AlertNotice(
            id(told, kind),
            kind,
            rules.severity(group.key().code()),
            group.key(),
            group.count(),
            unknownTo(told.heard()),
            group.opened(),
            group.due(),
            group.oldest().isEmpty() ? null : group.oldest().getFirst(),
            group.examples(),
            group.told().stream()
                .filter(it -> it.heard() != null && !it.channel().equals(told.channel()))
                .map(Told::channel)
                .toList()),
        seen == null ? now : seen.newest(),
        group.heldSince() == null ? Change.Timing.FRESH : Change.Timing.HELD_BACK);
  }

  /** Group, episode, channel, step, kind and round: what was not delivered keeps its id. */
  private String id(Told told, AlertKind kind) {
    Heard heard = told.heard();
    return "%s/%s/%s/step-%d/%s/%d"
        .formatted(
            group.key(),
            group.opened().truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[:-]", ""),
            told.channel(),
            told.step(),
            kind.name().toLowerCase(Locale.ROOT),
            heard == null ? 1 : heard.messages() + 1);
  }
}
