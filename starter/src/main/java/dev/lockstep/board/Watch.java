package dev.lockstep.board;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.lockstep.board.Figures.Age;
import dev.lockstep.board.Figures.LastSweep;
import dev.lockstep.board.Figures.OfCode;
import dev.lockstep.board.Figures.OfLink;
import dev.lockstep.board.Figures.OfPerson;
import dev.lockstep.board.Figures.Owned;
import dev.lockstep.board.Figures.Snoozed;
import dev.lockstep.board.Figures.Stage;
import dev.lockstep.board.Visibility.SweepSeen;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.connection.PauseState;
import dev.lockstep.order.OrderStage;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepSubject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks Temporal's lists and makes the figures of the moment. One caller at a time. */
final class Watch {
  private static final List<OrderStage> RESTS =
      List.of(
          OrderStage.AWAITING_PAYMENT,
          OrderStage.AWAITING_DISPATCH,
          OrderStage.PARKED,
          OrderStage.CANCELLING);
  private static final Duration SWEEPS_WITHIN = Duration.ofDays(1);
  private static final int MOST_SWEEPS = 200;
  private static final int MOST_LATE = 15;
  private static final int MOST_PAUSES = 100;

  private final Visibility visibility;
  private final Settings settings;
  private final InstantSource clock;
  private final PastHours hours;
  private Map<SweepSeen, SweepResult> results = new HashMap<>();

  /**
   * What the figures go by.
   *
   * @param links by name, with the time that the owner of an exception has
   * @param cutOff until when what came in has to leave the same day
   */
  record Settings(
      Map<String, Duration> links,
      Set<ConnectionId> connections,
      ZoneId zone,
      Optional<LocalTime> cutOff) {
    Settings {
      links = Map.copyOf(links);
      connections = Set.copyOf(connections);
    }
  }

  Watch(Visibility visibility, Settings settings, InstantSource clock) {
    this.visibility = visibility;
    this.settings = settings;
    this.clock = clock;
    this.hours = new PastHours(visibility);
  }

  /**
   * The figures of now.
   *
   * @throws Visibility.NotSeen where the server does not tell
   */
  Figures figures() {
    ZonedDateTime now = clock.instant().atZone(settings.zone());
    ZonedDateTime begin = now.toLocalDate().atStartOfDay(settings.zone());
    Optional<ZonedDateTime> cutOff =
        settings.cutOff().map(time -> now.toLocalDate().atTime(time).atZone(settings.zone()));
    OpenOrders open = OpenOrders.of(visibility);
    List<OpenOrder> parked = open.list(Which.in(OrderStage.PARKED));
    Which lateParked =
        Which.in(OrderStage.PARKED).dueBefore(now.toInstant()).awakeAt(now.toInstant());
    Which lateDispatch = Which.in(OrderStage.AWAITING_DISPATCH).dueBefore(now.toInstant());
    return new Figures(
        now,
        RESTS.stream().map(stage -> stage(open, stage, now.toInstant())).toList(),
        new Figures.Today(
            hours.until(now), begin, cutOff, open.count(waiting(now.toInstant(), cutOff))),
        owners(parked, now.toInstant()),
        snoozed(parked, now.toInstant()),
        late(open.list(lateParked), open.list(lateDispatch)),
        open.count(lateParked),
        open.count(lateDispatch),
        settings.links().keySet().stream().sorted().map(it -> link(open, it, begin)).toList(),
        sweeps(now.toInstant()),
        pauses());
  }

  private List<PauseState> pauses() {
    return visibility.pauses(MOST_PAUSES).stream()
        .filter(pause -> settings.connections().contains(pause.connection()))
        .sorted(comparing(PauseState::since))
        .toList();
  }

  private static Stage stage(OpenOrders open, OrderStage stage, Instant now) {
    Map<Age, Long> byAge = new EnumMap<>(Age.class);
    Age[] ages = Age.values();
    for (int i = 0; i < ages.length; i++) {
      Which which = Which.in(stage);
      if (i > 0) {
        which = which.startedBefore(now.minus(ages[i].from()));
      }
      if (i + 1 < ages.length) {
        which = which.startedFrom(now.minus(ages[i + 1].from()));
      }
      byAge.put(ages[i], open.count(which));
    }
    return new Stage(stage, byAge);
  }

  /** What came in before the cut-off of today has to leave today. */
  private static Which waiting(Instant now, Optional<ZonedDateTime> cutOff) {
    Which waiting = Which.in(OrderStage.AWAITING_DISPATCH);
    return cutOff
        .map(ZonedDateTime::toInstant)
        .filter(now::isAfter)
        .map(waiting::startedBefore)
        .orElse(waiting);
  }

  private List<Owned> owners(List<OpenOrder> parked, Instant now) {
    return parked.stream()
        .filter(order -> !order.isSnoozedAt(now))
        .collect(groupingBy(it -> it.owner().orElse("")))
        .entrySet()
        .stream()
        .map(entry ->
            new Owned(entry.getKey(), codes(entry.getValue(), now), people(entry.getValue())))
        .sorted(comparing(Owned::count).reversed().thenComparing(Owned::owner))
        .toList();
  }

  private static List<OfPerson> people(List<OpenOrder> orders) {
    return orders.stream().collect(groupingBy(OpenOrder::assignee, counting())).entrySet().stream()
        .map(entry -> new OfPerson(entry.getKey(), entry.getValue()))
        .sorted(
            comparing((OfPerson person) -> person.login().isEmpty())
                .thenComparing(comparing(OfPerson::count).reversed())
                .thenComparing(person -> person.login().orElse("")))
        .toList();
  }

  private static Snoozed snoozed(List<OpenOrder> parked, Instant now) {
    List<Instant> ends =
        parked.stream()
            .filter(order -> order.isSnoozedAt(now))
            .flatMap(order -> order.snoozedUntil().stream())
            .sorted()
            .toList();
    return new Snoozed(ends.size(), ends.stream().findFirst());
  }

  private List<OfCode> codes(List<OpenOrder> orders, Instant now) {
    return orders.stream().collect(groupingBy(it -> it.exception().orElse(""))).entrySet().stream()
        .map(entry -> code(entry.getKey(), entry.getValue(), now))
        .sorted(comparing(code -> dueOf(code.oldest())))
        .toList();
  }

  private OfCode code(String code, List<OpenOrder> orders, Instant now) {
    OpenOrder oldest = orders.stream().min(comparing(Watch::dueOf)).orElseThrow();
    return new OfCode(
        code,
        orders.size(),
        orders.stream().filter(order -> order.isDueBefore(now)).count(),
        oldest,
        oldest
            .due()
            .flatMap(
                due -> Optional.ofNullable(settings.links().get(oldest.link())).map(due::minus)));
  }

  private static Instant dueOf(OpenOrder order) {
    return order.due().orElse(Instant.MAX);
  }

  private static List<OpenOrder> late(Collection<OpenOrder> parked, Collection<OpenOrder> waiting) {
    List<OpenOrder> late = new ArrayList<>(parked);
    late.addAll(waiting);
    late.sort(comparing(Watch::dueOf));
    return late.subList(0, Math.min(MOST_LATE, late.size()));
  }

  private OfLink link(OpenOrders open, String link, ZonedDateTime begin) {
    return new OfLink(
        link,
        visibility.count(PastHours.confirmed(begin.toInstant()) + PastHours.of(link)),
        open.count(Which.ALL.of(link)),
        open.count(Which.in(OrderStage.AWAITING_DISPATCH).of(link)),
        open.count(Which.in(OrderStage.PARKED).of(link)));
  }

  private List<LastSweep> sweeps(Instant now) {
    List<SweepSeen> seen = visibility.sweeps(now.minus(SWEEPS_WITHIN), MOST_SWEEPS);
    Map<SweepSeen, SweepResult> kept = new HashMap<>();
    List<LastSweep> sweeps = new ArrayList<>();
    for (SweepSubject subject : SweepSubject.values()) {
      settings.connections().stream()
          .sorted(comparing(ConnectionId::value))
          .forEach(connection -> {
            List<SweepSeen> runs =
                seen.stream()
                    .filter(run -> run.type().equals(subject.workflowType()))
                    .filter(run -> connectionOf(run, subject).equals(Optional.of(connection)))
                    .toList();
            if (!runs.isEmpty()) {
              sweeps.add(last(subject, connection, runs, kept));
            }
          });
    }
    results = kept;
    return sweeps;
  }

  private LastSweep last(
      SweepSubject subject,
      ConnectionId connection,
      List<SweepSeen> runs,
      Map<SweepSeen, SweepResult> kept) {
    Optional<SweepSeen> completed =
        runs.stream()
            .filter(run -> run.state() == SweepSeen.State.COMPLETED)
            .max(comparing(SweepSeen::ended));
    Optional<SweepResult> result = completed.flatMap(this::result);
    result.ifPresent(it -> kept.put(completed.orElseThrow(), it));
    return new LastSweep(
        subject,
        connection.value(),
        completed.map(SweepSeen::ended),
        result,
        runs.stream().max(comparing(SweepSeen::started)).orElseThrow().state());
  }

  private Optional<SweepResult> result(SweepSeen sweep) {
    SweepResult known = results.get(sweep);
    return known != null ? Optional.of(known) : visibility.result(sweep);
  }

  /** A schedule appends the time to the id, and a name may begin with another one. */
  private Optional<ConnectionId> connectionOf(SweepSeen run, SweepSubject subject) {
    return settings.connections().stream()
        .filter(connection -> {
          String id = subject.workflowId(connection);
          return run.workflowId().equals(id) || run.workflowId().startsWith(id + "-");
        })
        .max(comparing(connection -> connection.value().length()));
  }
}
