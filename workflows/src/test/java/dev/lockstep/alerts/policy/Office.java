package dev.lockstep.alerts.policy;

import dev.lockstep.alerts.AlertMemory;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.alerts.GroupKey;
import dev.lockstep.alerts.OldestOrder;
import dev.lockstep.alerts.Severity;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Owner;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A company with rules, orders that wait, and a clock: what the policy is tried on. */
final class Office {
  static final Duration ACT = Duration.ofHours(4);
  private static final LinkId UK = new LinkId("uk");
  private static final ConnectionId DC = new ConnectionId("dc");

  Instant now = Instant.parse("2026-11-23T10:00:00Z");
  AlertMemory memory = AlertMemory.NOTHING;
  final List<String> told = new ArrayList<>();
  private AlertPolicy policy = new AlertPolicy(rules("desk"));
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  private record Waiting(ExceptionCode code, ParkedOrder order) {}

  static AlertRules rules(String desk) {
    List<LadderStep> ladder =
        List.of(
            step(desk, Duration.ZERO),
            step("lead", Duration.ofHours(1)),
            step("on-call", Duration.ofHours(4)));
    return new AlertRules(
        Duration.ofMinutes(10),
        Duration.ofHours(4),
        Duration.ofMinutes(5),
        3,
        Set.of(desk, "lead", "on-call", "shop", "anybody"),
        Map.of(
            Owner.MERCHANDISING, ladder,
            Owner.INTEGRATION_ENGINEERS, ladder,
            Owner.E_COMMERCE, List.of(step("shop", Duration.ZERO))),
        List.of(step("anybody", Duration.ZERO)),
        Map.of(),
        Map.of(
            Severity.INFO,
            new QuietHours(LocalTime.of(19, 0), LocalTime.of(7, 0), QuietHours.FreeDays.QUIET)),
        new BusinessHours(
            ZoneId.of("Europe/London"),
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            Set.of()));
  }

  private static LadderStep step(String channel, Duration after) {
    return new LadderStep(List.of(channel), after, LadderStep.Counted.BUSINESS_HOURS);
  }

  void park(ExceptionCode code, String number) {
    parkOn(UK.value(), code, number);
  }

  void parkOn(String link, ExceptionCode code, String number) {
    waiting.put(
        number,
        new Waiting(
            code,
            new ParkedOrder(
                new LinkId(link), "order/" + link + "/" + number, number, now, now.plus(ACT))));
  }

  void resolve(String number) {
    waiting.remove(number);
  }

  /** As if everybody had all the time in the world. */
  void allDueLater() {
    waiting.replaceAll((number, it) ->
        new Waiting(
            it.code(),
            new ParkedOrder(
                it.order().link(),
                it.order().workflowId(),
                number,
                it.order().since(),
                now.plus(Duration.ofDays(30)))));
  }

  void renameDesk(String name) {
    policy = new AlertPolicy(rules(name));
  }

  void busyChannel(String channel) {
    memory =
        new AlertMemory(
            memory.groups(), List.of(new AlertMessage("something", channel, now, List.of())));
  }

  List<String> at(String time) {
    now = Instant.parse(time);
    return look();
  }

  List<String> pass(Duration time) {
    now = now.plus(time);
    return look();
  }

  /** Looks, and says what is sent for it. */
  List<String> look() {
    List<AlertMessage> before = memory.outbox();
    memory = policy.decide(memory, groups(), now);
    List<String> said =
        memory.outbox().stream()
            .filter(message -> !before.contains(message))
            .flatMap(message -> words(message).stream())
            .toList();
    told.addAll(said);
    return said;
  }

  void deliverAll() {
    memory.outbox().forEach(message -> memory = memory.delivered(message));
  }

  void giveUpAll() {
    memory.outbox().forEach(message -> memory = memory.givenUp(message));
  }

  private static List<String> words(AlertMessage message) {
    List<String> words = new ArrayList<>();
    if (message.notices().size() > 1) {
      words.add("%s digest of %d".formatted(message.channel(), message.notices().size()));
    }
    message
        .notices()
        .forEach(notice ->
            words.add(
                "%s %s %s %d (%d new)"
                    .formatted(
                        message.channel(),
                        notice.kind(),
                        notice.code(),
                        notice.count(),
                        notice.fresh())));
    return words;
  }

  private List<ParkedGroup> groups() {
    Map<GroupKey, List<ParkedOrder>> groups = new LinkedHashMap<>();
    waiting
        .values()
        .forEach(it -> groups.computeIfAbsent(key(it), key -> new ArrayList<>()).add(it.order()));
    return groups.entrySet().stream()
        .map(entry ->
            new ParkedGroup(entry.getKey(), entry.getValue(), List.of(oldest(entry.getValue()))))
        .toList();
  }

  private static OldestOrder oldest(List<ParkedOrder> orders) {
    ParkedOrder first = orders.getFirst();
    return new OldestOrder(
        first.link(), first.workflowId(), first.number(), first.since(), "It is so.", null);
  }

  private static GroupKey key(Waiting it) {
    return it.code().healsByItself()
        ? GroupKey.of(it.code(), DC)
        : GroupKey.of(it.code(), it.order().link());
  }
}
