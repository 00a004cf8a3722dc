package dev.lockstep.board;

import dev.lockstep.connection.PauseState;
import dev.lockstep.order.OrderStage;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepSubject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the board shows of one moment.
 *
 * @param asOf when Temporal was asked
 * @param stages in the order of the process
 * @param owners who has most to do first; without what is snoozed
 * @param snoozed what nobody wants to be told of yet
 * @param late what is past its time, the longest overdue first, and no more than fit on a page
 * @param lateParked how many parked orders are past their owner's time and not snoozed
 * @param pauses of connections, those that last, the oldest first
 * @param lateDispatch how many undispatched orders are past their deadline
 */
record Figures(
    ZonedDateTime asOf,
    List<Stage> stages,
    Today today,
    List<Owned> owners,
    Snoozed snoozed,
    List<OpenOrder> late,
    long lateParked,
    long lateDispatch,
    List<OfLink> links,
    List<LastSweep> sweeps,
    List<PauseState> pauses) {

  /** How long ago Lockstep took an order in. */
  enum Age {
    HOURS("under 4 h", Duration.ZERO),
    A_DAY("4 to 24 h", Duration.ofHours(4)),
    DAYS("1 to 3 days", Duration.ofDays(1)),
    OLD("over 3 days", Duration.ofDays(3));

    private final String words;
    private final Duration from;

    Age(String words, Duration from) {
      this.words = words;
      this.from = from;
    }

    String words() {
      return words;
    }

    Duration from() {
      return from;
    }
  }

  /** The orders resting in one stage. */
  record Stage(OrderStage stage, Map<Age, Long> byAge) {
    Stage {
      byAge = Map.copyOf(byAge);
    }

    long of(Age age) {
      return byAge.getOrDefault(age, 0L);
    }

    long total() {
      return byAge.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * The day so far.
   *
   * @param hours orders confirmed, by the hour of the day, the current one last
   * @param cutOff of today; empty where none is set
   * @param waiting orders that wait for dispatch; with a cut-off only what came in before it
   */
  record Today(
      List<Long> hours, ZonedDateTime begin, Optional<ZonedDateTime> cutOff, long waiting) {
    Today {
      hours = List.copyOf(hours);
    }

    long out() {
      return hours.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * What waits for one owner.
   *
   * @param owner by the name of {@link dev.lockstep.common.Owner}
   * @param people who has most first, nobody last
   */
  record Owned(String owner, List<OfCode> codes, List<OfPerson> people) {
    Owned {
      codes = List.copyOf(codes);
      people = List.copyOf(people);
    }

    long count() {
      return codes.stream().mapToLong(OfCode::count).sum();
    }

    long late() {
      return codes.stream().mapToLong(OfCode::late).sum();
    }
  }

  /**
   * The orders parked over one code, the oldest first.
   *
   * @param late how many are past their owner's time
   * @param oldest of them
   * @param since when the oldest was parked; empty where its link is not in the configuration
   */
  record OfCode(String code, long count, long late, OpenOrder oldest, Optional<Instant> since) {}

  /**
   * How many orders somebody has.
   *
   * @param login empty where nobody has them yet
   */
  record OfPerson(Optional<String> login, long count) {}

  /**
   * The snoozed orders.
   *
   * @param next when the first of them is told of again; empty where there is none
   */
  record Snoozed(long count, Optional<Instant> next) {
    static final Snoozed NONE = new Snoozed(0, Optional.empty());
  }

  /** One link's share. */
  record OfLink(String link, long out, long open, long waiting, long parked) {}

  /**
   * The newest completed sweep of one connection.
   *
   * @param ended empty where none completed lately
   * @param underWay how the newest run stands
   */
  record LastSweep(
      SweepSubject subject,
      String connection,
      Optional<Instant> ended,
      Optional<SweepResult> result,
      Visibility.SweepSeen.State underWay) {}

  Figures {
    stages = List.copyOf(stages);
    owners = List.copyOf(owners);
    late = List.copyOf(late);
    links = List.copyOf(links);
    sweeps = List.copyOf(sweeps);
    pauses = List.copyOf(pauses);
  }

  long open() {
    return stages.stream().mapToLong(Stage::total).sum();
  }

  long in(OrderStage stage) {
    return stages.stream().filter(it -> it.stage() == stage).mapToLong(Stage::total).sum();
  }

  boolean isEmpty() {
    return open() == 0 && today.out() == 0;
  }
}
